#include "corpus/generator/words.h"

// First and last names combine to people who do not exist; places and outlets do. The
// lists were written for this generator; hosts are those that the houses publish under.
namespace debrief::generator {

const std::string_view first_names =
    "Maria James Anna David Sarah Michael Elena Daniel Laura Robert Priya Thomas José "
    "Emily Wei Carlos Fatima Andrew Zoë Kenji Olivia Peter Aisha Lukas Nina Rajesh "
    "Hannah "
    "Søren Claire Mark Yuki Rachel Omar Julia Diego Grace Ivan Amara Patrick Mei Sofia "
    "Henry Leila George Ingrid Ahmed Chloé Victor Naomi Paul Renée Samuel Tara Łukasz "
    "Alice Björn Monica Kevin Anaïs Hugo Deepa Martin Aoife Felix Chen Beatriz Oscar "
    "Miriam Tomás Ellen Kwame Irene Noah Svetlana Andrés Ruth Jonas Farah Steven Camille "
    "Arjun Helen Mateo Joanna Tariq Denise Erik Lucía Walter Simone Hiro Teresa Adam "
    "Gülşen Brian Valentina Nikolai Esther Raúl Kate Jürgen Zainab Leo Margaret Chinedu "
    "Astrid Philip Dalia Viktor Agnès Simon Rosa Emre Judith Ravi Lena Gustavo Audrey "
    "Stefan Bianca Dmitri Hélène Marcus Noor Ezra Paloma Štěpán Quentin Ines Ørjan";

const std::string_view last_names =
    "Smith Chen Garcia Müller Patel Kim Johnson Nguyen Silva Brown Kowalski Tanaka Rossi "
    "Davis Singh Martin Ivanova Okafor Wilson Andersson Lopez Cohen Haddad Larsen Taylor "
    "Novák Schmidt Moreau Khan Walker Jensen Fernández Wright Sato O’Brien Costa Weber "
    "Mitchell Rahman Lindqvist Baker Zhang Dubois Hughes Mehta Romano Clarke Petrov "
    "Nakamura Foster Öztürk Reyes Hansen Campbell Desai Fischer Morgan Castillo Virtanen "
    "Bailey Park Marchetti Reid Abdullah Kaplan Sørensen Brooks Ortega Watanabe Price "
    "Gómez Sharma Lefèvre Coleman Berg Mbeki Hoffmann Ward Yilmaz Santos Griffin Laurent "
    "Iyer Fleming Guzmán Nowak Barrett Suzuki Vargas Keller Dixon Eriksen Popescu Hayes "
    "Bianchi Choi Mendoza Whitfield Lindholm Farouk Holloway Peña Schneider Osei Burke "
    "Takahashi Vasquez Thornton Åkesson Delgado Kumar Sinclair Horvát Navarro Becker "
    "Adeyemi Fitzgerald Cruz Malik Jónsdóttir Harper Bergström Salazar Gupta Lambert "
    "Wójcik Tran Pearson Conti Rashid Vogel Aguilar McCarthy Chaudhry Ferrari Winters "
    "Kobayashi Strand Figueroa Doyle Banerjee Leclerc Quinn Demir Sandoval Ashworth Lund "
    "Pereira Abbott Ramanathan Klein Bouchard Nielsen Tavares Mercer Yamamoto Ekström "
    "Ibáñez Crawford Hussain Brandt Oliveira Stanton Moretti Kruger Solís Vaughn Greer "
    "Aalto Bernard Duarte Eze Farkas Gallo Hartmann Ionescu Jovanović Kaur Lombardi "
    "Marković Nair Oduya Pappas Quiroga Rasmussen Šimić Toth Ueda Vermeer Wallace Xu "
    "Youssef Zimmermann Ángel Bjørnsen Cárdenas Dąbrowski Eklund Fontaine Grünwald Haas "
    "Inoue Jablonski Kipkemboi Lacroix Mäkinen Ndiaye Ohlsson Pham Quist Rivera Sanchez "
    "Tremblay Uddin Valdés Wolff Yadav Zapata";

const std::string_view places =
    "London; Texas; California; Washington; New York; Brussels; Beijing; Tokyo; Germany; "
    "India; Singapore; Arizona; Paris; Ohio; Taiwan; Ireland; South Korea; Berlin; "
    "Virginia; Seattle; Dublin; Mexico; Canada; São Paulo; Zürich; Boston; Toronto; "
    "Shanghai; Austin; Munich; Stockholm; Dubai; Amsterdam; Chicago; Israel; Poland; "
    "Sydney; Oregon; Georgia; Hong Kong; Madrid; Milan; Nairobi; Bengaluru; Shenzhen; "
    "Vietnam; Malaysia; Michigan; Phoenix; Denver; Oslo; Helsinki; Copenhagen; Warsaw; "
    "Prague; Vienna; Lisbon; Málaga; Geneva; Lagos; Cairo; Riyadh; Abu Dhabi; Mumbai; "
    "Hyderabad; Jakarta; Manila; Bangkok; Seoul; Osaka; Melbourne; Auckland; Montréal; "
    "Vancouver; Bogotá; Santiago; Buenos Aires; Lima; Atlanta; Miami; Detroit; "
    "Pittsburgh; Nashville; Utah; Nevada; Indiana; Tennessee; Wisconsin; Louisiana; "
    "Kraków; Gdańsk; Malmö; Göteborg; Düsseldorf; Köln; Lyon; Turin; Bilbao; Porto; "
    "Reykjavík; Tallinn; Riga; Vilnius; Bucharest; Athens; İzmir; Accra; Kigali; "
    "Cape Town; Casablanca; Doha; Karachi; Dhaka; Colombo; Hanoi; Taipei; Perth; "
    "Wyoming; "
    "the U.S.; the U.K.";

const std::string_view common_outlets =
    "reuters.com=Reuters; cnbc.com=CNBC; bloomberg.com=Bloomberg; "
    "techcrunch.com=TechCrunch; wsj.com=The Wall Street Journal; theverge.com=The Verge; "
    "nytimes.com=The New York Times; ft.com=the Financial Times; apnews.com=the "
    "Associated Press; axios.com=Axios; bbc.co.uk=the BBC; theguardian.com=The Guardian; "
    "washingtonpost.com=The Washington Post; businessinsider.com=Business Insider; "
    "sec.gov; cnn.com=CNN; edition.cnn.com=CNN; politico.com=Politico; wired.com=Wired; "
    "forbes.com=Forbes; fortune.com=Fortune; economist.com=The Economist; "
    "arstechnica.com=Ars Technica; semafor.com=Semafor; abcnews.go.com=ABC News; "
    "prnewswire.com; businesswire.com; globenewswire.com; npr.org=NPR; "
    "engadget.com=Engadget; time.com=Time; usatoday.com=USA Today; "
    "nbcnews.com=NBC News; cbsnews.com=CBS News; foxbusiness.com=Fox Business; "
    "latimes.com=the Los Angeles Times; sfchronicle.com; theatlantic.com=The Atlantic; "
    "vox.com=Vox; news.sky.com=Sky News; telegraph.co.uk=The Telegraph; "
    "spiegel.de=Der Spiegel; lesechos.fr=Les Echos; elpais.com=El País; "
    "corriere.it=Corriere della Sera; nikkei.com=Nikkei; asahi.com; "
    "economictimes.indiatimes.com=The Economic Times; livemint.com=Mint; "
    "theglobeandmail.com=The Globe and Mail; cbc.ca=CBC; abc.net.au=ABC Australia; "
    "afr.com=The Australian Financial Review; nzherald.co.nz; folha.uol.com.br=Folha; "
    "technode.com=TechNode; caixinglobal.com=Caixin; koreaherald.com=The Korea Herald; "
    "timesofisrael.com; arabnews.com=Arab News; nation.africa; x.com; linkedin.com; "
    "medium.com; github.com; news.ycombinator.com; theconversation.com; "
    "hbr.org=Harvard Business Review; pewresearch.org; rand.org; nist.gov; oecd.org; "
    "imf.org; worldbank.org; who.int; europarl.europa.eu; gov.uk; congress.gov; "
    "whitehouse.gov; statista.com; crunchbase.com; pitchbook.com=PitchBook; "
    "tech.eu; euractiv.com=Euractiv; 404media.co=404 Media; stratechery.com=Stratechery";

const std::string_view any_topic_endings =
    "Inc.; Corp.; Group; Technologies; Ltd.; Global; Works; Solutions; Ventures; & Co.; "
    "International; Collective";

}  // namespace debrief::generator
