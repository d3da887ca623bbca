#include "corpus/generator/topics.h"

// See frequent_topics.cc.
namespace debrief::generator {
namespace {

constexpr TopicText topics[] = {
    {"payment lender deposit wallet card fintech loan mortgage account fee overdraft "
     "stablecoin token ledger exchange custody bitcoin merchant checkout remittance "
     "interchange borrower charter credit installment kiosk chargeback underwriting "
     "delinquency onboarding anti-laundering escrow staking validator reserve",
     "digital cross-border contactless instant tokenized unsecured prepaid",
     "Stripe; PayPal=newsroom.paypal-corp.com; Block=block.xyz; Coinbase; Klarna; "
     "Revolut; "
     "Robinhood; Adyen; Affirm; Plaid; Nubank=international.nubank.com.br; Circle; Wise; "
     "Chime; Ripple; Binance",
     "coindesk.com=CoinDesk; theblock.co=The Block; finextra.com=Finextra; "
     "americanbanker.com=American Banker; decrypt.co; pymnts.com; sifted.eu=Sifted; "
     "federalreserve.gov",
     "Pay; Financial; Bank; Ledger",
     "Customers pay {pct} on {an}{a} {n}[, against {pct} at {B}].\n"
     "{A} held {money} in deposits at the end of {month}[ and wrote off {pct} of its "
     "loans].",
     8},
    {"tariff import export sanction treaty quota customs envoy minister summit embargo "
     "levy duty shipment port currency negotiation retaliation waiver delegation ally "
     "border exemption parliament cabinet election coalition surplus deficit reshoring "
     "ratification diplomat communique ceasefire referendum governor budget",
     "bilateral reciprocal provisional dual-use export-controlled tariff-free",
     "Maersk; FedEx; UPS=about.ups.com; Caterpillar; Foxconn; Huawei; ZTE; Rio Tinto; "
     "Glencore; Cargill; Nestlé=nestle.com; U.S. Steel=ussteel.com; Nippon Steel; COSCO; "
     "Hapag-Lloyd",
     "foreignpolicy.com=Foreign Policy; scmp.com=South China Morning Post; "
     "ustr.gov; lemonde.fr=Le Monde; english.kyodonews.net=Kyodo News; dw.com=Deutsche "
     "Welle; straitstimes.com=The Straits Times; aljazeera.com=Al Jazeera; state.gov",
     "Trading; Shipping; Logistics; Industries",
     "The duty on {ns} rises to {pct} on {due}[ unless the two sides sign {an}{g}].\n"
     "Officials met in {place} for {small} days[ and left without {an}{g}].",
     8},
    {"streaming subscriber studio film series box-office licensing network advertiser "
     "broadcaster writer episode trailer franchise royalty theater podcast album "
     "soundtrack rerun sequel premiere audience rating newsroom syndication showrunner "
     "documentary catalog screenplay paywall binge festival bundle",
     "ad-supported live-action unscripted syndicated original exclusive",
     "Netflix=about.netflix.com; Disney=thewaltdisneycompany.com; Warner Bros. "
     "Discovery=wbd.com; Comcast; Paramount; Spotify=newsroom.spotify.com; Sony; "
     "Universal Music Group=universalmusic.com; Fox; Roku; Lionsgate; YouTube="
     "blog.youtube; Pathé",
     "variety.com=Variety; hollywoodreporter.com=The Hollywood Reporter; "
     "deadline.com=Deadline; billboard.com=Billboard; indiewire.com; adweek.com=Adweek; "
     "niemanlab.org; digiday.com=Digiday",
     "Media; Studios; Pictures; Entertainment",
     "The series drew {count} million hours in its first {small} days[, the most for {A} "
     "since {year}].\n"
     "A month with advertisements costs {price}[, and {pct} of new subscribers choose "
     "it].",
     8},
    {"store shopper warehouse delivery retailer grocery checkout brand apparel inventory "
     "markdown franchise supplier returns packaging aisle coupon loyalty marketplace "
     "cosmetics sneaker menu beverage snack holiday fulfillment footfall assortment "
     "catalogue mall discount private-label resale wholesaler barista",
     "same-day store-brand budget seasonal discounted online organic",
     "Walmart=corporate.walmart.com; Amazon=aboutamazon.com; Target; Costco; Nike; "
     "Shein; Alibaba=alizila.com; Starbucks; McDonald’s=mcdonalds.com; Instacart; IKEA; "
     "L’Oréal=loreal.com; Unilever; Lululemon; eBay=ebayinc.com; Zalando",
     "retaildive.com=Retail Dive; modernretail.co=Modern Retail; supermarketnews.com; "
     "wwd.com=WWD; grocerydive.com; businessoffashion.com; chainstoreage.com; "
     "thegrocer.co.uk=The Grocer",
     "Stores; Foods; Brands; Goods",
     "Same-store sales <rose|fell> {pct} in the {quarter}[, while the average basket "
     "came "
     "to {price}].\n"
     "{A} will close {count} stores by {future}[ and keep {an}{a} warehouse in "
     "{place}].",
     8},
    {"robot actuator gripper humanoid sensor conveyor automation drone prototype "
     "manipulator factory joint torque warehouse exoskeleton navigation dexterity "
     "servomotor teleoperation simulation welding inspection pallet quadruped encoder "
     "swarm rotor endurance payload calibration balance footstep maintenance",
     "humanoid six-axis battery-swapping collaborative autonomous dexterous",
     "Boston Dynamics; Figure AI=figure.ai; ABB=new.abb.com; Fanuc; Agility Robotics; "
     "Unitree; iRobot; KUKA; Zipline; DJI; Symbotic; Yaskawa; Skydio; Universal Robots",
     "therobotreport.com=The Robot Report; roboticsbusinessreview.com; "
     "spectrum.ieee.org=IEEE Spectrum; dronedj.com; newatlas.com=New Atlas; "
     "supplychaindive.com=Supply Chain Dive; automate.org",
     "Robotics; Automation; Machines; Dynamics",
     "The robot lifts {count} kilograms and runs for {small} hours[ before {an}{n} must "
     "be changed].\n"
     "{count} of them work in the {place} plant[, where each replaces {small} "
     "{ns}].",
     8},
    {"game console player studio controller esports developer multiplayer publisher "
     "expansion headset graphics storefront beta remake franchise season leaderboard "
     "matchmaking cheat modder lootbox quest cutscene handheld emulator tournament "
     "rendering shader patch crossplay achievement stream guild",
     "free-to-play cross-platform open-world handheld turn-based early-access",
     "Nintendo; Sony=sonyinteractive.com,blog.playstation.com; Valve=valvesoftware.com; "
     "Electronic Arts=ea.com; Ubisoft; Roblox; Take-Two; Unity; Epic Games; Activision "
     "Blizzard=activisionblizzard.com; CD Projekt=cdprojekt.com; Capcom; Tencent; "
     "Krafton",
     "ign.com=IGN; polygon.com=Polygon; gamesindustry.biz; kotaku.com=Kotaku; "
     "eurogamer.net=Eurogamer; pcgamer.com=PC Gamer; famitsu.com; "
     "gamedeveloper.com=Game Developer",
     "Games; Interactive; Play; Studio",
     "The game sold {count} million copies in {small} days[, faster than any other by "
     "{A}].\n"
     "{A} moved the release from {month} to {future}[ so that {an}{n} can be rewritten].",
     8},
    {"spectrum carrier fiber handset antenna broadband subscriber router modem "
     "smartphone "
     "roaming tower cable network coverage auction throughput foldable wearable earbud "
     "camera display charger repairability SIM landline backhaul latency bezel tablet "
     "hotspot unlocking trade-in firmware",
     "fixed-wireless unlimited foldable satellite-linked mid-band prepaid",
     "Apple=apple.com,developer.apple.com; Verizon; AT&T=about.att.com; T-Mobile; "
     "Samsung=news.samsung.com; Ericsson; Nokia; Xiaomi; Vodafone; Telefónica="
     "telefonica.com; Deutsche Telekom=telekom.com; Orange; Cisco=newsroom.cisco.com; "
     "Garmin; Sonos",
     "9to5mac.com=9to5Mac; macrumors.com=MacRumors; androidauthority.com=Android "
     "Authority; fiercewireless.com; lightreading.com=Light Reading; gsmarena.com; "
     "fcc.gov; appleinsider.com",
     "Wireless; Telecom; Mobile; Networks",
     "The handset starts at {price} and ships on {due}[ in {small} colours].\n"
     "{A} paid {money} for {small}0 megahertz of spectrum[ around {place}].",
     8},
    {"employee union layoff strike wage contract payroll bargaining recruiter "
     "remote-work "
     "severance overtime apprentice pension shift headcount hiring picket arbitration "
     "workplace turnover mediator gig-worker onboarding training scheduling stipend "
     "ballot grievance manager internship relocation burnout",
     "part-time unionized salaried tentative seasonal entry-level",
     "Workday; LinkedIn=news.linkedin.com; Uber; Lyft; DoorDash=about.doordash.com; "
     "Accenture; Deloitte; Randstad; ADP; WeWork; Airbnb=news.airbnb.com; Zoom; Adecco; "
     "Upwork",
     "hrdive.com=HR Dive; laborpress.org; bls.gov; shrm.org; qz.com=Quartz; "
     "layoffs.fyi; inc.com=Inc.; fastcompany.com=Fast Company",
     "Staffing; Services; Works; Consulting",
     "The union counted {pct} of the votes for the {a} contract[, which raises wages by "
     "{pct} over {small} years].\n"
     "{A} will cut {count} jobs, {pct} of its staff[, most of them in {place}].",
     8},
    {"climate drought wildfire flood crop harvest carbon offset glacier reservoir soil "
     "fertilizer forest fishery irrigation heatwave rainfall biodiversity seed pesticide "
     "farmland insurer disclosure hurricane aquifer wetland compost livestock adaptation "
     "sediment watershed reef permafrost temperature",
     "drought-resistant coastal net-zero regenerative carbon-neutral extreme",
     "Deere=deere.com; Bayer; Corteva; Nutrien; Climeworks; Beyond Meat; Tyson Foods; "
     "Danone; Swiss Re=swissre.com; Munich Re=munichre.com; Indigo Ag; Syngenta; Yara="
     "yara.com; Veolia",
     "insideclimatenews.org=Inside Climate News; carbonbrief.org=Carbon Brief; "
     "grist.org=Grist; noaa.gov; climate.copernicus.eu; agweb.com; e360.yale.edu; "
     "downtoearth.org.in",
     "Climate; Farms; Water; Materials",
     "Rainfall around {place} was {pct} below the mean of {year}[, and the {n} lost "
     "{count} square kilometres].\n"
     "The fund pays {price} for each tonne of carbon[ that {an}{a} {n} keeps in the "
     "ground].",
     8},
    {"student university campus curriculum tuition teacher scholarship classroom exam "
     "degree laboratory professor grant textbook admission enrollment tutor library "
     "kindergarten literacy dormitory faculty thesis semester syllabus dean fellowship "
     "qubit experiment physicist collider citation preprint superconductor",
     "peer-reviewed postgraduate tuition-free quantum vocational public",
     "Duolingo; Coursera; Pearson; Chegg; Elsevier; IonQ; D-Wave=dwavesys.com; Khan "
     "Academy=blog.khanacademy.org; Instructure; Quantinuum; Rigetti; Byju’s=byjus.com; "
     "Springer Nature",
     "chronicle.com=The Chronicle of Higher Education; insidehighered.com=Inside Higher "
     "Ed; science.org=Science; phys.org; quantamagazine.org=Quanta; edsurge.com=EdSurge; "
     "news.mit.edu; timeshighereducation.com; uni-heidelberg.de",
     "Learning; Education; Quantum; Institute",
     "The paper lists {count} authors from {small} universities[ and was first posted on "
     "{date}].\n"
     "Tuition rises by {pct} to {price}k a year[, the first change since {year}].",
     8},
};

}  // namespace

std::span<const TopicText> rarer_topics() { return topics; }

}  // namespace debrief::generator
