#include "indexer/formats/decode_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t sniffed = 1U << 16;  // bytes that the detector sees
constexpr std::size_t head = 4096;         // of a page, where it says its charset
constexpr int sure = 60;                   // percent

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower(std::string_view text) {
  std::string out;
  for (char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Text as one charset has it.
struct Attempt {
  std::string text;
  std::string name;
  std::size_t broken = 0;   // characters that are not of the charset
  std::size_t foreign = 0;  // characters above ASCII, these included

  bool is_good() const { return broken * 10 <= foreign; }
};

// Bytes that are no UTF-8 are windows-1252.
Attempt mixed(std::string_view bytes) {
  Attempt out{{}, "windows-1252"};
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = code_point_at(bytes, at);
    const auto byte = static_cast<unsigned char>(bytes[at]);
    out.foreign += byte >= 0x80;
    append_utf8(out.text, c.size == 1 ? windows_1252(byte) : c.value);
    at += c.size;
  }
  return out;
}

// Nothing: there is no such charset.
std::optional<Attempt> attempt(std::string_view bytes, const std::string& name) {
  if (name == "windows-1252") return mixed(bytes);
  const Converter converter = open_converter(name);
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  // No charset turns a byte into more than three of UTF-8.
  Attempt out{std::string(bytes.size() * 3 + 16, '\0'), name};
  const auto size = ucnv_toAlgorithmic(
      UCNV_UTF8, converter.get(), out.text.data(), static_cast<int32_t>(out.text.size()),
      bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.text.resize(static_cast<std::size_t>(size));
  for (const char c : out.text) out.foreign += static_cast<unsigned char>(c) >= 0xC0;
  for (std::size_t at = out.text.find("\uFFFD"); at != out.text.npos;
       at = out.text.find("\uFFFD", at + 3))
    ++out.broken;
  return out;
}

// The name to decode with. What is called ISO-8859-1 or ASCII is windows-1252 in fact.
std::string meant(std::string_view declared) {
  const std::string name = lower(declared);
  for (const std::string_view label :
       {"iso-8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii",
        "ansi_x3.4-1968", "cp1252", "x-cp1252", "iso8859-1", "unknown-8bit", "8bit"})
    if (name == label) return "windows-1252";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  if (name == "shift_jis" || name == "shift-jis" || name == "x-sjis")
    return "windows-31j";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
  if (name == "utf8" || name == "unicode-1-1-utf-8") return "utf-8";
  return name;
}

bool takes_several_bytes(const std::string& name) {
  const Converter converter = open_converter(name);
  return name != "utf-8" && converter && ucnv_getMaxCharSize(converter.get()) > 1;
}

std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&status), ucsdet_close);
  const std::size_t size = std::min(bytes.size(), sniffed);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(size), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr ||
      ucsdet_getConfidence(match, &status) < sure)
    return "windows-1252";
  const std::string name = meant(ucsdet_getName(match, &status));
  // Languages of western Europe look alike to the detector.
  return name.starts_with("iso-8859-") && name != "iso-8859-5" && name != "iso-8859-7"
             ? "windows-1252"
             : name;
}

std::string without_nul(std::string text) {
  std::erase(text, '\0');
  return text;
}

DecodedCharset finish(Attempt attempt, std::string_view declared) {
  DecodedCharset out{without_nul(std::move(attempt.text)), {}};
  if (!declared.empty() && attempt.foreign > 0 && meant(declared) != attempt.name)
    out.note = "says charset " + lower(declared) + ", is " + attempt.name;
  else if (attempt.broken > 0)
    out.note = std::to_string(attempt.broken) + " characters are no " + attempt.name;
  return out;
}

Attempt as_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return {std::string(bytes), "utf-8"};
  if (invalid_utf8_at(bytes)) return *attempt(bytes, "utf-8");
  return {std::string(bytes), "utf-8", 0, 1};
}

}  // namespace

DecodedCharset decode_charset(std::string_view bytes, std::string_view declared) {
  for (const auto& [mark, name] : {std::pair{std::string_view("\xEF\xBB\xBF"), "utf-8"},
                                   {std::string_view("\xFF\xFE"), "utf-16le"},
                                   {std::string_view("\xFE\xFF"), "utf-16be"}})
    if (bytes.starts_with(mark))
      if (auto text = attempt(bytes.substr(mark.size()), name); text && text->is_good())
        return finish(std::move(*text), {});

  const std::string name = meant(declared);
  Attempt utf8 = as_utf8(bytes);
  const bool plain = !takes_several_bytes(name);
  if (plain && utf8.is_good()) return finish(std::move(utf8), declared);
  if (!name.empty() && name != "utf-8")
    if (auto text = attempt(bytes, name); text && text->is_good())
      return finish(std::move(*text), declared);
  if (utf8.is_good()) return finish(std::move(utf8), declared);
  auto text = attempt(bytes, detect(bytes));
  if (!text) text = attempt(bytes, "windows-1252");
  return finish(std::move(*text), declared);
}

char32_t windows_1252(unsigned char byte) {
  // The WHATWG's encoding standard, index windows-1252; 0: undefined.
  constexpr std::array<char16_t, 32> high = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (byte < 0x80 || byte >= 0xA0 || high[byte - 0x80] == 0) return byte;
  return high[byte - 0x80];
}

std::string declared_charset(std::string_view html) {
  const std::string text = lower(html.substr(0, head));
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = text.find(key);
    if (at == text.npos) continue;
    at = text.find_first_not_of("\"' ", at + key.size());
    if (at == text.npos) continue;
    const std::size_t end = text.find_first_of("\"' />;?", at);
    if (end != text.npos) return text.substr(at, end - at);
  }
  return {};
}

}  // namespace debrief
