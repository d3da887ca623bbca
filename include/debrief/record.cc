#include "debrief/record.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "debrief/varint.h"
#include "debrief/word_codes.h"

namespace debrief {
namespace {

// How the texts of a record are kept.
enum class TextForm { as_it_is, word_codes };

// A day in as few bytes as its number takes; 0: none.
std::uint64_t number_of(const std::optional<Date>& date) {
  if (!date) return 0;
  return static_cast<std::uint64_t>((date->year * 12 + date->month - 1) * 31 + date->day);
}

std::optional<Date> date_of(std::uint64_t number) {
  if (number == 0) return std::nullopt;
  const auto months = static_cast<int>((number - 1) / 31);
  const Date date{months / 12, months % 12 + 1, static_cast<int>((number - 1) % 31) + 1};
  if (!is_valid(date)) ByteReader::damaged();
  return date;
}

// Amounts are decimal numbers with few digits: 5e10, 49.1. So digits << 5, and in the
// lowest bits which power of ten: up to 15 to multiply by, above that, less 15, to divide
// by; all of them 1: the eight bytes of the double follow.
constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
constexpr unsigned most_divided = 6;  // by ten
constexpr std::uint64_t as_double = 31;
constexpr double exact = 9e15;  // up to here a double tells all whole numbers apart

// The value that those bits and digits stand for.
double decimal(std::uint64_t digits, unsigned power) {
  const auto number = static_cast<double>(digits);
  return power < powers.size() ? number * powers[power]
                               : number / powers[power - powers.size() + 1];
}

void append_value(std::string& out, double value) {
  for (unsigned divided = 0; divided <= most_divided; ++divided) {
    const double whole = std::round(value * powers[divided]);
    if (!(whole >= 0 && whole < exact)) break;
    auto digits = static_cast<std::uint64_t>(whole);
    auto power = static_cast<unsigned>(divided == 0 ? 0 : powers.size() - 1 + divided);
    for (; divided == 0 && digits != 0 && digits % 10 == 0 && power + 1 < powers.size();
         digits /= 10)
      ++power;
    if (std::bit_cast<std::uint64_t>(decimal(digits, power)) ==
        std::bit_cast<std::uint64_t>(value))
      return append_number(out, digits << 5 | power);
  }
  append_number(out, as_double);
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(bits >> shift);
}

double read_value(ByteReader& reader) {
  const std::uint64_t number = reader.number();
  const auto power = static_cast<unsigned>(number & as_double);
  if (power < powers.size() + most_divided) return decimal(number >> 5, power);
  if (number != as_double || reader.bytes.size() < 8) ByteReader::damaged();
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < 8; ++i)
    bits |= std::uint64_t{static_cast<unsigned char>(reader.bytes[i])} << (8 * i);
  reader.bytes.remove_prefix(8);
  return std::bit_cast<double>(bits);
}

class Packer {
 public:
  explicit Packer(TextForm form) : form_(form) {
    append_number(out_, static_cast<std::uint64_t>(form));
  }

  std::string pack(const Record& record) {
    put_string(record.id);
    put_text(record.title);
    put_text(record.format);
    append_number(out_, record.paths.size());
    for (const std::string& path : record.paths) put_text(path);
    put_number(number_of(record.date));
    put_text(record.date_method);
    put_text(record.date_confidence);
    put_number(number_of(record.saved));
    for (const auto* names : {&record.companies, &record.people, &record.organizations,
                              &record.places, &record.sources}) {
      put_number(names->size());
      for (const std::string& name : *names) put_text(name);
    }
    put_number(record.claims.size());
    for (const RecordClaim& claim : record.claims) put_claim(claim, record.sources);
    put_named(record.named);
    return std::move(out_);
  }

  // By how much the texts have grown: word codes are made for English.
  bool has_grown() const { return text_bytes_ < coded_bytes_; }

 private:
  void put_number(std::uint64_t n) { append_number(out_, n); }
  void put_string(std::string_view bytes) { append_string(out_, bytes); }

  void put_text(std::string_view text) {
    if (form_ == TextForm::as_it_is) return put_string(text);
    codes_.clear();
    append_word_codes(codes_, text);
    put_string(codes_);
    text_bytes_ += text.size();
    coded_bytes_ += codes_.size();
  }

  // Its outlets by their places among those of the brief, from 1; 0: not one of them.
  void put_claim(const RecordClaim& claim, const std::vector<std::string>& sources) {
    put_number(static_cast<std::uint64_t>(claim.zone) << 1 |
               (claim.opens_paragraph ? 1U : 0U));
    put_text(claim.heading);
    put_text(claim.text);
    put_number(claim.sources.size());
    for (const std::string& host : claim.sources) {
      const auto known = std::find(sources.begin(), sources.end(), host);
      put_number(known == sources.end() ? 0 : known - sources.begin() + 1);
      if (known == sources.end()) put_text(host);
    }
    put_number(claim.amounts.size());
    for (const RecordAmount& amount : claim.amounts) {
      put_number(static_cast<std::uint64_t>(amount.kind));
      append_value(out_, amount.value);
      put_text(amount.unit);
      put_number(amount.begin);
      put_number(amount.end - amount.begin);
    }
  }

  void put_named(const std::vector<RecordAttribution>& named) {
    put_number(named.size());
    for (const RecordAttribution& one : named) {
      put_text(one.name);
      put_text(one.host);
      put_number(one.claim << 1 | (one.backed ? 1U : 0U));
    }
  }

  TextForm form_;
  std::string out_;
  std::string codes_;
  std::size_t text_bytes_ = 0;
  std::size_t coded_bytes_ = 0;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes)
      : reader_{bytes}, form_(static_cast<TextForm>(reader_.number_up_to(1))) {}

  Record unpack() {
    Record record;
    record.id = reader_.string();
    record.title = text();
    record.format = text();
    record.paths.resize(reader_.count());
    for (std::string& path : record.paths) path = text();
    record.date = date_of(reader_.number_up_to(last_day_number));
    record.date_method = text();
    record.date_confidence = text();
    record.saved = date_of(reader_.number_up_to(last_day_number));
    for (auto* names : {&record.companies, &record.people, &record.organizations,
                        &record.places, &record.sources}) {
      names->resize(reader_.count());
      for (std::string& name : *names) name = text();
    }
    record.claims.resize(reader_.count());
    for (RecordClaim& claim : record.claims) read_claim(claim, record.sources);
    read_named(record.claims.size(), record.named);
    return record;
  }

 private:
  static constexpr std::uint64_t last_day_number = 10000 * 12 * 31;

  std::string text() {
    const std::string_view bytes = reader_.string();
    return form_ == TextForm::as_it_is ? std::string(bytes) : text_of_codes(bytes);
  }

  void read_claim(RecordClaim& claim, const std::vector<std::string>& sources) {
    const std::uint64_t flags = reader_.number_up_to(5);
    claim.zone = static_cast<Zone>(flags >> 1);
    claim.opens_paragraph = (flags & 1) != 0;
    claim.heading = text();
    claim.text = text();
    claim.sources.resize(reader_.count());
    for (std::string& host : claim.sources) {
      const std::uint64_t known = reader_.number_up_to(sources.size());
      host = known == 0 ? text() : sources[known - 1];
    }
    read_amounts(claim);
  }

  // Spans reach at most to the end of the claim's text.
  void read_amounts(RecordClaim& claim) {
    const std::size_t size = claim.text.size();
    claim.amounts.resize(reader_.count());
    for (RecordAmount& amount : claim.amounts) {
      amount.kind = static_cast<AmountKind>(reader_.number_up_to(2));
      amount.value = read_value(reader_);
      amount.unit = text();
      amount.begin = reader_.number_up_to(size);
      amount.end = amount.begin + reader_.number_up_to(size - amount.begin);
    }
  }

  // Each in one of CLAIMS claims.
  void read_named(std::size_t claims, std::vector<RecordAttribution>& named) {
    named.resize(reader_.count());
    for (RecordAttribution& one : named) {
      one.name = text();
      one.host = text();
      const std::uint64_t claim = reader_.number_up_to(claims << 1 | 1);
      one.claim = claim >> 1;
      one.backed = (claim & 1) != 0;
    }
  }

  ByteReader reader_;
  TextForm form_;
};

// Xapian 1.4 inflates 8 KB at a time and takes data for damaged when it has read all of
// the stream and still has to write: when the last code stands for bytes on both sides of
// a multiple of 8 KB. So there the end is made of bytes that no code stands for together.
void append_unlike_end(std::string& bytes) {
  constexpr std::size_t piece = 8192;
  constexpr std::size_t longest_match = 258;  // RFC 1951, 3.2.5
  const std::size_t behind = bytes.size() % piece;
  if (bytes.size() < piece || behind == 0 || behind > 2 * longest_match) return;
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  for (const std::uint64_t half : {hash.low64, hash.high64})
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(half >> shift);
}

}  // namespace

std::string pack_record(const Record& record) {
  Packer packer(TextForm::word_codes);
  std::string bytes = packer.pack(record);
  if (packer.has_grown()) bytes = Packer(TextForm::as_it_is).pack(record);
  append_unlike_end(bytes);
  return bytes;
}

Record unpack_record(std::string_view bytes) { return Unpacker(bytes).unpack(); }

}  // namespace debrief
