#include "indexer/outlet_host.h"

#include <algorithm>
#include <array>

#include "debrief/text.h"

namespace debrief {
namespace {

struct Outlet {
  std::string_view name;  // folded, without "the"
  std::string_view host;
};

constexpr std::array outlets = {Outlet{"404 media", "404media.co"},
                                Outlet{"abc news", "abcnews.go.com"},
                                Outlet{"afp", "afp.com"},
                                Outlet{"agence france-presse", "afp.com"},
                                Outlet{"al jazeera", "aljazeera.com"},
                                Outlet{"ap", "apnews.com"},
                                Outlet{"ap news", "apnews.com"},
                                Outlet{"ars technica", "arstechnica.com"},
                                Outlet{"associated press", "apnews.com"},
                                Outlet{"atlantic", "theatlantic.com"},
                                Outlet{"axios", "axios.com"},
                                Outlet{"barron's", "barrons.com"},
                                Outlet{"bbc", "bbc.com"},
                                Outlet{"bbc news", "bbc.com"},
                                Outlet{"bloomberg", "bloomberg.com"},
                                Outlet{"bloomberg news", "bloomberg.com"},
                                Outlet{"business insider", "businessinsider.com"},
                                Outlet{"cbs news", "cbsnews.com"},
                                Outlet{"cnbc", "cnbc.com"},
                                Outlet{"cnet", "cnet.com"},
                                Outlet{"cnn", "cnn.com"},
                                Outlet{"der spiegel", "spiegel.de"},
                                Outlet{"deutsche welle", "dw.com"},
                                Outlet{"dow jones newswires", "dowjones.com"},
                                Outlet{"economist", "economist.com"},
                                Outlet{"el pais", "elpais.com"},
                                Outlet{"engadget", "engadget.com"},
                                Outlet{"euronews", "euronews.com"},
                                Outlet{"fast company", "fastcompany.com"},
                                Outlet{"financial times", "ft.com"},
                                Outlet{"forbes", "forbes.com"},
                                Outlet{"fortune", "fortune.com"},
                                Outlet{"fox business", "foxbusiness.com"},
                                Outlet{"fox news", "foxnews.com"},
                                Outlet{"france 24", "france24.com"},
                                Outlet{"ft", "ft.com"},
                                Outlet{"geekwire", "geekwire.com"},
                                Outlet{"gizmodo", "gizmodo.com"},
                                Outlet{"globe and mail", "theglobeandmail.com"},
                                Outlet{"guardian", "theguardian.com"},
                                Outlet{"handelsblatt", "handelsblatt.com"},
                                Outlet{"information", "theinformation.com"},
                                Outlet{"japan times", "japantimes.co.jp"},
                                Outlet{"le monde", "lemonde.fr"},
                                Outlet{"los angeles times", "latimes.com"},
                                Outlet{"marketwatch", "marketwatch.com"},
                                Outlet{"mit technology review", "technologyreview.com"},
                                Outlet{"nature", "nature.com"},
                                Outlet{"nbc news", "nbcnews.com"},
                                Outlet{"new york post", "nypost.com"},
                                Outlet{"new york times", "nytimes.com"},
                                Outlet{"new yorker", "newyorker.com"},
                                Outlet{"newsweek", "newsweek.com"},
                                Outlet{"nikkei", "nikkei.com"},
                                Outlet{"nikkei asia", "asia.nikkei.com"},
                                Outlet{"npr", "npr.org"},
                                Outlet{"nyt", "nytimes.com"},
                                Outlet{"politico", "politico.com"},
                                Outlet{"quartz", "qz.com"},
                                Outlet{"register", "theregister.com"},
                                Outlet{"reuters", "reuters.com"},
                                Outlet{"science", "science.org"},
                                Outlet{"scmp", "scmp.com"},
                                Outlet{"semafor", "semafor.com"},
                                Outlet{"sky news", "news.sky.com"},
                                Outlet{"south china morning post", "scmp.com"},
                                Outlet{"stat news", "statnews.com"},
                                Outlet{"techcrunch", "techcrunch.com"},
                                Outlet{"telegraph", "telegraph.co.uk"},
                                Outlet{"thomson reuters", "thomsonreuters.com"},
                                Outlet{"time", "time.com"},
                                Outlet{"usa today", "usatoday.com"},
                                Outlet{"variety", "variety.com"},
                                Outlet{"venturebeat", "venturebeat.com"},
                                Outlet{"verge", "theverge.com"},
                                Outlet{"vox", "vox.com"},
                                Outlet{"wall street journal", "wsj.com"},
                                Outlet{"washington post", "washingtonpost.com"},
                                Outlet{"wired", "wired.com"},
                                Outlet{"wsj", "wsj.com"},
                                Outlet{"yahoo finance", "finance.yahoo.com"},
                                Outlet{"zdnet", "zdnet.com"}};

constexpr std::size_t longest_name = 64;  // bytes, as typed

constexpr bool by_name(const Outlet& a, const Outlet& b) { return a.name < b.name; }
static_assert(std::is_sorted(outlets.begin(), outlets.end(), by_name));

}  // namespace

std::optional<std::string> outlet_host(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return std::nullopt;
  const std::string folded = fold(name);
  std::string_view key = folded;
  if (key.starts_with("the ")) key.remove_prefix(4);
  const auto* found =
      std::lower_bound(outlets.begin(), outlets.end(), Outlet{key, {}}, by_name);
  if (found == outlets.end() || found->name != key) return std::nullopt;
  return std::string(found->host);
}

}  // namespace debrief
