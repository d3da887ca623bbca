#include "tests/quality/citations_score.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "debrief/error.h"
#include "indexer/read_briefs.h"

namespace debrief {
namespace {

// What is between "//" and the path, or the end of the link, less user, port and "www.",
// in lower case: RFC 3986, 3.2.
std::string host_in(std::string address) {
  address.erase(0, address.find("//") + 2);
  address.resize(std::min(address.find_first_of("/?#)"), address.size()));
  const std::size_t user = address.rfind('@');
  if (user != address.npos) address.erase(0, user + 1);
  address.resize(std::min(address.find(':'), address.size()));
  for (char& c : address)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (address.starts_with("www.")) address.erase(0, 4);
  return address;
}

std::vector<std::string> cited_hosts(const std::string& text) {
  std::vector<std::string> hosts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const std::size_t link = line.rfind("](http");
    if (line.starts_with("- ") && link != line.npos)
      hosts.push_back(host_in(line.substr(link + 2)));
    at = end + 1;
  }
  return hosts;
}

}  // namespace

CitationsScore score_citations(const std::filesystem::path& file, const NameBook& book) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error("cannot read " + file.string());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  FileStatus status;
  status.path = file.string();
  status.size = text.size();
  const RepeatedLines none;
  std::vector<std::string> read;
  for (const ReadBrief& one :
       read_briefs(status, text, {book, none, Date{2026, 11, 20}}).briefs)
    for (const Claim& claim : one.brief.claims)
      read.insert(read.end(), claim.sources.begin(), claim.sources.end());

  CitationsScore score;
  std::size_t at = 0;  // in `read`; one that is missing does not shift the others
  for (const std::string& host : cited_hosts(text)) {
    ++score.total;
    const auto begin = read.begin() + static_cast<std::ptrdiff_t>(at);
    const auto until =
        read.begin() + static_cast<std::ptrdiff_t>(std::min(at + 4, read.size()));
    const auto found = std::find(begin, until, host);
    if (found != until) {
      ++score.right;
      at = static_cast<std::size_t>(found - read.begin()) + 1;
    } else {
      score.wrong.push_back(file.filename().string() + ": " + host + " read as " +
                            (begin == read.end() ? "nothing" : *begin));
    }
  }
  return score;
}

}  // namespace debrief
