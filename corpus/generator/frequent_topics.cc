#include "corpus/generator/topics.h"

// Company and outlet names are those of real houses, as any newspaper has them; what the
// briefs say of them is invented. The word that a quarter of all briefs share stands in
// none of these lists.
namespace debrief::generator {
namespace {

constexpr TopicText topics[] = {
    {"model agent benchmark prompt inference training token chatbot assistant reasoning "
     "alignment weight checkpoint dataset researcher safety transformer embedding "
     "hallucination fine-tuning context developer copilot evaluation guardrail parameter "
     "distillation multimodality preview jailbreak annotation persona retrieval "
     "tokenizer "
     "classifier watermark summarizer playground plugin memory voice avatar sandbox",
     "multimodal open-weight frontier generative agentic conversational autonomous "
     "proprietary small-scale long-context",
     "OpenAI; Microsoft=blogs.microsoft.com,microsoft.com; Google=blog.google,"
     "deepmind.google; Anthropic; Meta=ai.meta.com,about.fb.com; Amazon=aboutamazon.com; "
     "xAI=x.ai; Mistral AI=mistral.ai; Cohere; Perplexity=perplexity.ai; Hugging "
     "Face=huggingface.co; DeepSeek; Scale AI=scale.com; Inflection AI=inflection.ai",
     "theinformation.com=The Information; venturebeat.com=VentureBeat; "
     "technologyreview.com=MIT Technology Review; arxiv.org; the-decoder.com; "
     "platformer.news=Platformer; simonwillison.net; importai.substack.com",
     "AI; Labs; Intelligence; Research",
     "The {n} scores {pct} on {an}{a} benchmark[ that {B} published in {month}], up from "
     "{pct} for the {n} it replaces.\n"
     "{A} will let developers call the model at {price} per million tokens[, half of "
     "what "
     "{B} asks for its own {n}].\n"
     "Researchers who tested {prod} found {an}{a} {n} in {pct} of the prompts[ and sent "
     "their {g} to {A} before they published it].",
     45},
    {"server region workload storage database migration tenant outage container cluster "
     "latency uptime API reservation subscription dashboard microservice backup "
     "bandwidth "
     "rack cooling hypervisor cache endpoint runtime orchestration snapshot firmware "
     "mainframe observability throughput gateway namespace failover replica telemetry",
     "serverless managed multi-tenant sovereign hybrid elastic on-premises regional",
     "Microsoft=azure.microsoft.com,blogs.microsoft.com; AWS=aws.amazon.com; Oracle; "
     "Google=workspace.google.com; Salesforce; Snowflake; Databricks; CoreWeave; "
     "Cloudflare=blog.cloudflare.com; IBM=newsroom.ibm.com; VMware=news.vmware.com; "
     "MongoDB; Equinix; Digital Realty",
     "theregister.com=The Register; crn.com=CRN; datacenterdynamics.com=DCD; "
     "siliconangle.com=SiliconANGLE; infoworld.com=InfoWorld; zdnet.com=ZDNET; "
     "thestack.technology; computerweekly.com=Computer Weekly",
     "Systems; Data; Networks; Software; Hosting",
     "The region near {place} will draw {count} megawatts[ once its second hall opens "
     "{soon}], and {A} has reserved {pct} of it.\n"
     "An outage {day} took down the {n} for {small} hours[ and kept {B} from its own "
     "{ns}], according to the status page.",
     65},
    {"chip wafer foundry transistor lithography fab node accelerator memory packaging "
     "semiconductor GPU yield substrate chiplet interposer mask photoresist etching "
     "tape-out processor bandwidth silicon photonics die tool shipment inventory "
     "bottleneck stepper metrology subsidy socket motherboard driver interconnect",
     "advanced leading-edge high-bandwidth fabless memory-bound wafer-scale mature-node",
     "Nvidia=nvidianews.nvidia.com,developer.nvidia.com; TSMC=pr.tsmc.com; Intel; AMD; "
     "Samsung=news.samsung.com; ASML; Qualcomm; Broadcom; Micron; SK Hynix; Arm=arm.com; "
     "Marvell; Texas Instruments=ti.com; Applied Materials; Cerebras=cerebras.ai",
     "asia.nikkei.com=Nikkei Asia; tomshardware.com=Tom’s Hardware; "
     "anandtech.com=AnandTech; digitimes.com=Digitimes; eetimes.com=EE Times; "
     "semianalysis.com=SemiAnalysis; spectrum.ieee.org=IEEE Spectrum; trendforce.com",
     "Semiconductor; Microsystems; Devices; Photonics",
     "Yields on the {small}-nanometre node reached {pct} {ago}[, which {B} needs before "
     "it "
     "moves its {ns}].\n"
     "The fab in {place} is to make {count},000 wafers a month[ from {month}], and {A} "
     "has "
     "asked for {money} in subsidies.",
     25},
    {"share dividend buyback earnings margin guidance forecast shareholder index bond "
     "yield analyst valuation portfolio quarter revenue profit hedge futures volatility "
     "rally selloff liquidity underwriter prospectus spread coupon treasury benchmark "
     "commodity broker short-seller swap tranche covenant writedown impairment estimate",
     "diluted adjusted quarterly record below-consensus fixed-income overnight",
     "JPMorgan Chase; Goldman Sachs; BlackRock; Berkshire Hathaway; Morgan Stanley; "
     "Citigroup; Wells Fargo; UBS; HSBC; Deutsche Bank=db.com; Vanguard; Nasdaq; "
     "Moody’s=moodys.com; Allianz; BNP Paribas=group.bnpparibas",
     "barrons.com=Barron’s; marketwatch.com=MarketWatch; finance.yahoo.com=Yahoo "
     "Finance; "
     "seekingalpha.com=Seeking Alpha; markets.businessinsider.com; investing.com; "
     "handelsblatt.com=Handelsblatt; morningstar.com=Morningstar",
     "Capital; Holdings; Partners; Asset Management",
     "Shares of {A} <rose|fell|slid|climbed> {pct} {day}[ in trading that was {small} "
     "times as heavy as usual].\n"
     "Adjusted earnings came to {price} a share[, against the {price} that analysts had "
     "in their models], on revenue of {money}.",
     4},
    {"breach ransomware vulnerability patch attacker credential exploit malware phishing "
     "password firewall intrusion encryption incident hacker backdoor zero-day botnet "
     "payload spyware forensics advisory identity passkey perimeter extortion leak "
     "honeypot certificate sandbox rootkit infostealer disclosure remediation quarantine",
     "encrypted unpatched state-sponsored zero-trust compromised critical stolen",
     "CrowdStrike; Palo Alto Networks; Fortinet; Okta; Zscaler; SentinelOne; Mandiant; "
     "Check Point=blog.checkpoint.com; Rapid7; Wiz=wiz.io; Proofpoint; Trend Micro; "
     "Kaspersky; 1Password",
     "bleepingcomputer.com=BleepingComputer; krebsonsecurity.com; "
     "therecord.media=The Record; darkreading.com=Dark Reading; securityweek.com="
     "SecurityWeek; cisa.gov; thehackernews.com; cyberscoop.com=CyberScoop",
     "Security; Defense; Shield; Cyber",
     "The intruders were inside for {small} weeks[ before {an}{n} raised the alarm], and "
     "copied the {ns} of {count},000 people.\n"
     "A patch for the {a} {n} went out {day}[; agencies have until {due} to install "
     "it].",
     8},
    {"antitrust lawsuit regulator merger ruling appeal remedy settlement judge complaint "
     "fine testimony plaintiff jury statute injunction subpoena monopoly commission "
     "divestiture hearing verdict deposition attorney docket precedent tribunal consent "
     "decree watchdog lobbyist brief enforcement gatekeeper interoperability discovery",
     "anticompetitive federal preliminary landmark binding unlawful dominant bipartisan",
     "Google=blog.google; Apple=apple.com; Meta=about.fb.com; Live Nation; Visa; "
     "Ticketmaster; Mastercard; Epic Games; Kroger; Amazon=aboutamazon.com; Microsoft="
     "blogs.microsoft.com; Spotify=newsroom.spotify.com; Match Group=mtch.com",
     "politico.eu=Politico Europe; law360.com=Law360; courthousenews.com; "
     "justice.gov; ec.europa.eu; ftc.gov; mlex.com=MLex; curia.europa.eu; scotusblog.com",
     "Law Group; Advisory; Counsel",
     "Judge {R} gave both sides until {due} to file[, and warned that {an}{a} {n} could "
     "follow].\n"
     "The {n} runs to {count} pages[ and names {B} as the rival that was harmed most].",
     8},
    {"vehicle battery charger sedan dealer range recall pickup autopilot robotaxi lidar "
     "powertrain hybrid crossover plant showroom inverter drivetrain cathode anode "
     "gigafactory tire brake mileage warranty dealership bumper lease incentive "
     "tailpipe "
     "infotainment trim axle supplier gearbox windshield cell",
     "electric self-driving battery-powered compact all-wheel plug-in solid-state",
     "Tesla; BYD; Toyota=global.toyota,pressroom.toyota.com; Ford=media.ford.com; "
     "General "
     "Motors=news.gm.com; Volkswagen=volkswagen-group.com; Rivian; Waymo; Hyundai; "
     "Stellantis; BMW=press.bmwgroup.com; Mercedes-Benz; Lucid; CATL; Škoda Auto="
     "skoda-auto.com; Citroën",
     "electrek.co=Electrek; autonews.com=Automotive News; insideevs.com=InsideEVs; "
     "caranddriver.com=Car and Driver; nhtsa.gov; greencarreports.com; auto.de; "
     "thedrive.com=The Drive",
     "Motors; Mobility; Batteries; Automotive",
     "The {a} {n} goes {count} kilometres on a charge[ and starts at {price}k], {A} "
     "said.\n"
     "{A} recalled {count},000 cars over {an}{n} that can fail[ in cold weather]; the "
     "mending takes {small} hours.",
     8},
    {"drug trial vaccine patient therapy dose approval antibody tumor obesity gene "
     "clinic placebo biotech enzyme protein biomarker cohort endpoint receptor pipeline "
     "oncologist injection symptom diagnosis biopsy mutation insulin genome peptide "
     "inhibitor screening remission immunology adverse-event physician hospital",
     "clinical late-stage experimental once-weekly placebo-controlled rare oral",
     "Pfizer; Eli Lilly=investor.lilly.com; Novo Nordisk; Moderna; Merck; AstraZeneca; "
     "Roche; Novartis; Johnson & Johnson=jnj.com; Bayer; Sanofi; Gilead; Amgen; BioNTech="
     "biontech.de; CRISPR Therapeutics=crisprtx.com; Illumina",
     "statnews.com=STAT; fiercebiotech.com=Fierce Biotech; endpts.com=Endpoints News; "
     "nejm.org; thelancet.com=The Lancet; biopharmadive.com=BioPharma Dive; fda.gov; "
     "medscape.com; nature.com=Nature",
     "Therapeutics; Biosciences; Pharma; Genomics",
     "In the trial of {count} patients, the {n} shrank in {pct}[ against {pct} on "
     "placebo].\n"
     "The agency is to decide by {due}[ whether the {a} {n} may be sold to people under "
     "{small}0].",
     8},
    {"rocket satellite launch orbit lander spacecraft payload astronaut booster mission "
     "constellation telescope crew capsule asteroid propellant reentry splashdown "
     "thruster "
     "nozzle fairing rover docking spaceport debris heatshield countdown scrub altitude "
     "trajectory antenna moonshot lunar-base cosmonaut",
     "reusable orbital lunar crewed suborbital low-orbit geostationary",
     "SpaceX; Blue Origin; Rocket Lab=rocketlabusa.com; Boeing; Lockheed Martin; "
     "Northrop "
     "Grumman; Airbus; Arianespace; Planet Labs=planet.com; Virgin Galactic; Viasat; "
     "Eutelsat; Sierra Space; Relativity Space",
     "spacenews.com=SpaceNews; nasaspaceflight.com; space.com; blogs.nasa.gov; esa.int; "
     "arstechnica.com=Ars Technica; spaceflightnow.com=Spaceflight Now; payloadspace.com",
     "Space; Aerospace; Orbital; Launch",
     "The booster came down {small} minutes after the launch from {place}[, its "
     "{count}th "
     "flight].\n"
     "The {n} carries {small} instruments[ and should reach its orbit {soon}].",
     8},
    {"turbine reactor pipeline refinery grid solar oil barrel utility transmission "
     "drilling "
     "hydrogen uranium interconnection panel substation outage megawatt emissions tariff "
     "rig feedstock permit wellhead methane electrolyzer transformer tanker cartel "
     "biofuel "
     "geothermal storage inverter peaker coal curtailment ratepayer",
     "renewable nuclear offshore carbon-free natural-gas grid-scale subsea",
     "ExxonMobil=corporate.exxonmobil.com; Shell; BP; Chevron; TotalEnergies; "
     "Constellation Energy; NextEra Energy; Ørsted=orsted.com; Siemens Energy; Vestas; "
     "Iberdrola; First Solar; Équinox Énergie=equinox-energie.fr; GE Vernova; Enphase; "
     "TerraPower",
     "utilitydive.com=Utility Dive; eia.gov; oilprice.com=OilPrice.com; "
     "canarymedia.com=Canary Media; spglobal.com; iea.org; heatmap.news=Heatmap; "
     "world-nuclear-news.org; rechargenews.com=Recharge",
     "Energy; Power; Solar; Renewables",
     "The plant near {place} would make {count} megawatts[, enough for {small}0,000 "
     "homes], by {future}.\n"
     "Brent crude <rose|fell> {pct} to {price} a barrel[ after {B} shut {an}{n}].",
     8},
};

}  // namespace

std::span<const TopicText> frequent_topics() { return topics; }

}  // namespace debrief::generator
