// The database that BulkIndex writes is the one that Xapian's own writer makes of the
// same documents.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "debrief/record.h"
#include "indexer/glass/bulk_index.h"
#include "indexer/glass/pack_positions.h"
#include "indexer/glass/version_file.h"
#include "tests/temporary_folder.h"

namespace debrief {
namespace {

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

void print_document(std::ostream& out, const Xapian::Document& document) {
  out << "data " << hex(document.get_data()) << '\n';
  for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) {
    out << "  " << hex(*t) << ' ' << t.get_wdf() << ':';
    for (auto p = t.positionlist_begin(); p != t.positionlist_end(); ++p)
      out << ' ' << *p;
    out << '\n';
  }
  for (auto v = document.values_begin(); v != document.values_end(); ++v)
    out << "  " << v.get_valueno() << '=' << hex(*v) << '\n';
}

void print_terms(std::ostream& out, const Xapian::Database& db) {
  for (auto t = db.allterms_begin(); t != db.allterms_end(); ++t) {
    out << hex(*t) << ' ' << t.get_termfreq() << ' ' << db.get_collection_freq(*t) << ' '
        << db.get_wdf_upper_bound(*t) << ':';
    for (auto p = db.postlist_begin(*t); p != db.postlist_end(*t); ++p) {
      out << ' ' << *p << '/' << p.get_wdf() << '/' << p.get_doclength();
      for (auto at = p.positionlist_begin(); at != p.positionlist_end(); ++at)
        out << ',' << *at;
    }
    out << '\n';
  }
}

// Everything that can be asked of a database.
std::string print_database(const std::string& folder) {
  const Xapian::Database db(folder);
  std::ostringstream out;
  out << db.get_doccount() << ' ' << db.get_lastdocid() << ' ' << db.get_total_length()
      << ' ' << db.get_doclength_lower_bound() << ' ' << db.get_doclength_upper_bound()
      << ' ' << db.has_positions() << '\n';
  for (auto p = db.postlist_begin({}); p != db.postlist_end({}); ++p) {
    out << *p << ' ' << db.get_doclength(*p) << ' ' << db.get_unique_terms(*p) << ' ';
    print_document(out, db.get_document(*p));
  }
  print_terms(out, db);
  for (Xapian::valueno slot = 0; slot < 300; ++slot) {
    if (db.get_value_freq(slot) == 0) continue;
    out << "slot " << slot << ' ' << db.get_value_freq(slot) << ' '
        << hex(db.get_value_lower_bound(slot)) << ' '
        << hex(db.get_value_upper_bound(slot)) << ':';
    for (auto v = db.valuestream_begin(slot); v != db.valuestream_end(slot); ++v)
      out << ' ' << v.get_docid() << '=' << hex(*v);
    out << '\n';
  }
  for (auto k = db.metadata_keys_begin(); k != db.metadata_keys_end(); ++k)
    out << "metadata " << hex(*k) << '=' << hex(db.get_metadata(*k)) << '\n';
  return out.str();
}

using Metadata = std::vector<std::pair<std::string, std::string>>;

// Documents by id from 1; one without terms and without data is not there at all.
struct Sample {
  std::vector<DocumentParts> documents;
  Metadata metadata;
  std::map<std::uint32_t, DocumentAdditions> additions;  // by id

  static bool is_gap(const DocumentParts& parts) { return parts == DocumentParts{}; }
};

DocumentParts with_additions(DocumentParts parts, const DocumentAdditions& additions) {
  for (const std::string& name : additions.terms) parts.add_boolean(name);
  for (const DocumentValue& value : additions.values) parts.values.push_back(value);
  return parts;
}

std::string by_xapian(Sample sample) {
  for (const auto& [id, additions] : sample.additions)
    sample.documents[id - 1] =
        with_additions(std::move(sample.documents[id - 1]), additions);
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path + "/db", Xapian::DB_CREATE |
                                                       Xapian::DB_NO_SYNC |
                                                       Xapian::DB_BACKEND_GLASS);
  for (const DocumentParts& parts : sample.documents)
    if (!Sample::is_gap(parts)) db.add_document(document_of(parts));
  for (const auto& [key, value] : sample.metadata) db.set_metadata(key, value);
  db.commit();
  return print_database(folder.path + "/db");
}

// MEMORY: how large a run gets. What is a gap is added as something else and dropped; the
// others move up.
std::string by_bulk(const Sample& sample, std::size_t memory, std::size_t jobs,
                    bool compact = false) {
  const TemporaryFolder folder;
  BulkIndex index(folder.path, memory, PositionStore::table);
  Deflater deflater;
  DocumentParts wrong;
  wrong.data = "wrong";
  wrong.values = {{0, "\x01"}, {9, "\xff"}};
  wrong.terms = {{"wrong", 1000, 0, 1}};
  wrong.positions = {7};
  for (const DocumentParts& parts : sample.documents) {
    const bool gap = Sample::is_gap(parts);
    const std::uint32_t id = index.add(make_glass_document(gap ? wrong : parts, deflater),
                                       fmt::format("note {}", parts.terms.size()));
    CHECK(index.note_of(id) == fmt::format("note {}", parts.terms.size()));
    if (gap) index.drop(id);
  }
  for (const auto& [key, value] : sample.metadata) {
    index.set_metadata(key, value);
    index.set_metadata(key, "too late");
  }
  for (const auto& [id, additions] : sample.additions) index.extend(id, additions);
  index.finish(jobs);
  std::ostringstream faults;
  CHECK_MESSAGE(Xapian::Database::check(folder.path, 0, &faults) == 0, faults.str());
  if (!compact) return print_database(folder.path);
  const TemporaryFolder other;
  Xapian::Database(folder.path)
      .compact(other.path + "/db",
               Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
  return print_database(other.path + "/db");
}

// The first line in which they differ; none: empty.
std::string difference(const std::string& got, const std::string& wanted) {
  std::istringstream lines(got);
  std::istringstream wanted_lines(wanted);
  std::string line;
  std::string wanted_line;
  for (int n = 1;; ++n) {
    const bool more = static_cast<bool>(std::getline(lines, line));
    const bool wanted_more = static_cast<bool>(std::getline(wanted_lines, wanted_line));
    if (!more && !wanted_more) return {};
    if (more != wanted_more || line != wanted_line)
      return fmt::format("{}: {} and not {}", n, line.substr(0, 200),
                         wanted_line.substr(0, 200));
  }
}

void check_same(const Sample& sample, std::size_t memory) {
  const std::string wanted = by_xapian(sample);
  CHECK(difference(by_bulk(sample, memory, 1), wanted) == "");
  CHECK(difference(by_bulk(sample, std::size_t{1} << 24, 2), wanted) == "");
  CHECK(difference(by_bulk(sample, memory, 3, true), wanted) == "");
}

class RandomParts {
 public:
  explicit RandomParts(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  std::string bytes(std::size_t size) {
    std::string out;
    while (out.size() < size) out += static_cast<char>(random_());
    return out;
  }

  // Words of every frequency, some long, some with zero bytes and signs of all kinds.
  std::string word() {
    const std::size_t n = below(1 + below(1 + below(3000)));
    if (n % 97 == 5) return std::string(245, 'l').replace(0, 4, fmt::format("{:04}", n));
    if (n % 89 == 7) return fmt::format("z{}", n) + std::string("\0\0\xff\0x", 5);
    if (n % 83 == 3) return std::string(1, '\0') + fmt::format("{}", n);
    return n % 71 == 1 ? fmt::format("日本{}", n) : fmt::format("word{}", n);
  }

  DocumentParts document(std::size_t words) {
    Xapian::Document out;
    Xapian::termpos position = 1;
    for (std::size_t i = 0; i < words; ++i) {
      position +=
          static_cast<Xapian::termpos>(below(50) == 0 ? below(1 << 20) : below(3));
      out.add_posting(word(), position,
                      static_cast<Xapian::termcount>(1 + below(300) / 100));
    }
    for (std::size_t i = below(6); i > 0; --i)
      out.add_boolean_term("X:" + word().substr(0, 200));
    for (std::size_t i = below(5); i > 0; --i)
      out.add_value(static_cast<Xapian::valueno>(below(2) == 0 ? below(4) : below(300)),
                    bytes(1 + below(40)));
    out.set_data(below(2) == 0 ? bytes(below(6000)) : std::string(below(9000), 'a'));
    return parts_of(out);
  }

 private:
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the glass format that is written is the one of the Xapian linked") {
  const TemporaryFolder folder;
  CHECK(writes_known_format(folder.path));
  CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("a database written in bulk is what Xapian's writer makes of the documents") {
  RandomParts random(1);
  Sample sample;
  SUBCASE("none") {}
  SUBCASE("a document without anything but data") {
    sample.documents.resize(1);
    sample.documents[0].data = "alone";
  }
  SUBCASE("one") { sample.documents.push_back(random.document(100)); }
  SUBCASE("hundreds, some dropped") {
    for (std::size_t i = 0; i < 700; ++i)
      sample.documents.push_back(
          i % 7 == 3 && i != 699 ? DocumentParts{} : random.document(random.below(90)));
    sample.documents.push_back(random.document(10));
  }
  SUBCASE("of one word or none") {
    for (std::size_t i = 0; i < 40'000; ++i) {
      DocumentParts parts;
      if (i % 3 != 0) parts.terms.push_back({i % 3 == 1 ? "a" : "common", 1, 0, 1});
      if (i % 3 != 0) parts.positions.push_back(1);
      parts.data = "d";
      sample.documents.push_back(parts);
    }
  }
  SUBCASE("a huge one among small ones") {
    for (std::size_t words : {5, 200'000, 0, 3})
      sample.documents.push_back(random.document(words));
    sample.documents[2].data = random.bytes(3'000'000);
    sample.documents[3].values = {{0, random.bytes(50'000)}, {1, random.bytes(2'000)}};
  }
  sample.metadata = {
      {"b", std::string("\0x", 2)}, {"a", random.bytes(100'000)}, {"word:k", "v"}};
  check_same(sample, 200'000);
}

TEST_CASE("what all documents together tell of one is as if it had been there") {
  RandomParts random(3);
  constexpr Slot slot = 299;
  Sample sample;
  DocumentParts bare;
  bare.data = "bare";
  for (std::uint32_t id = 1; id <= 300; ++id) {
    sample.documents.push_back(id % 50 == 0 ? bare : random.document(random.below(90)));
    sample.documents.back().data = random.bytes(id);
    std::erase_if(sample.documents.back().values,
                  [](const DocumentValue& value) { return value.slot == slot; });
    if (id % 3 == 0 || id % 50 == 0)
      sample.additions[id] = {{"XV:some", fmt::format("XV:{}", id / 9)},
                              {{slot, random.bytes(1 + random.below(30))}}};
  }
  check_same(sample, 20'000);
}

TEST_CASE("positions are written as Xapian writes them") {
  RandomParts random(2);
  Sample sample;
  for (int i = 0; i < 300; ++i) {
    DocumentParts parts;
    std::uint32_t position = 0;
    const std::size_t count = 1 + random.below(1 + random.below(400));
    for (std::size_t n = 0; n < count; ++n)
      parts.positions.push_back(
          position += static_cast<std::uint32_t>(
              1 + random.below(1 + random.below(std::size_t{1} << random.below(22)))));
    parts.terms = {{"t", 1, 0, static_cast<std::uint32_t>(count)}};
    sample.documents.push_back(parts);
  }
  DocumentParts extreme;
  extreme.positions = {0, 1, 4'294'967'294, 4'294'967'295};
  extreme.terms = {{"t", 1, 0, 4}};
  sample.documents.push_back(extreme);
  check_same(sample, 10'000);
}

// What Xapian 1.4 deflates it cannot always inflate again: not when the last of the stream
// says what stands on both sides of a multiple of 8 KB.
TEST_CASE("a record of any size can be read again") {
  const TemporaryFolder folder;
  Record record;
  record.title = "x";
  record.claims.resize(1);
  {
    Xapian::WritableDatabase db(folder.path + "/db", Xapian::DB_CREATE |
                                                         Xapian::DB_NO_SYNC |
                                                         Xapian::DB_BACKEND_GLASS);
    for (int n = 0; n < 1500; ++n) {
      record.named.push_back({"CNBC", "cnbc.com", 1, true});
      Xapian::Document document;
      document.set_data(pack_record(record));
      db.add_document(document);
    }
    db.commit();
  }
  const Xapian::Database db(folder.path + "/db");
  for (Xapian::docid id = 1; id <= db.get_lastdocid(); ++id)
    REQUIRE_EQ(unpack_record(db.get_document(id).get_data()).named.size(), id);
}

TEST_CASE("a term that glass cannot hold is an error") {
  Deflater deflater;
  for (const std::string& name :
       {std::string(), std::string(246, 'x'), std::string(123, '\0')}) {
    DocumentParts parts;
    parts.terms = {{name, 1, 0, 0}};
    CHECK_THROWS_AS(make_glass_document(parts, deflater), std::length_error);
  }
}

}  // namespace debrief
