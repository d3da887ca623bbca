#include "indexer/formats/decode_text.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <optional>

#include "debrief/text.h"

namespace debrief {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::size_t at;
  std::string_view kind;
};

// From each format's own specification.
constexpr std::array magics = {
    Magic{"\x89PNG\r\n\x1a\n"sv, 0, "a PNG picture"},
    Magic{"\xFF\xD8\xFF"sv, 0, "a JPEG picture"},
    Magic{"GIF87a"sv, 0, "a GIF picture"},
    Magic{"GIF89a"sv, 0, "a GIF picture"},
    Magic{"WEBP"sv, 8, "a WebP picture"},
    Magic{"II*\0"sv, 0, "a TIFF picture"},
    Magic{"MM\0*"sv, 0, "a TIFF picture"},
    Magic{"\0\0\1\0"sv, 0, "an icon"},
    Magic{"ftyp"sv, 4, "a film or picture (MP4, HEIC)"},
    Magic{"\x1A\x45\xDF\xA3"sv, 0, "a film (Matroska)"},
    Magic{"OggS"sv, 0, "a sound (Ogg)"},
    Magic{"ID3"sv, 0, "a sound (MP3)"},
    Magic{"RIFF"sv, 0, "a sound or film (RIFF)"},
    Magic{"%PDF-"sv, 0, "a PDF"},
    Magic{"PK\3\4"sv, 0, "a ZIP archive"},
    Magic{"\x1F\x8B"sv, 0, "compressed (gzip)"},
    Magic{"\xFD"
          "7zXZ\0"sv,
          0, "compressed (xz)"},
    Magic{"\x28\xB5\x2F\xFD"sv, 0, "compressed (zstd)"},
    Magic{"BZh"sv, 0, "compressed (bzip2)"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, 0, "a 7z archive"},
    Magic{"Rar!\x1A\x07"sv, 0, "a RAR archive"},
    Magic{"ustar"sv, 257, "a tar archive"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "an old Office document"},
    Magic{"SQLite format 3\0"sv, 0, "a SQLite database"},
    Magic{"\x7F"
          "ELF"sv,
          0, "a program (ELF)"},
    Magic{"MZ"sv, 0, "a program (Windows)"},
    Magic{"\0asm"sv, 0, "a program (WebAssembly)"},
    Magic{"wOF2"sv, 0, "a font"},
    Magic{"OTTO"sv, 0, "a font"},
    Magic{"\x0f\x0dXapian Glass"sv, 0, "a Xapian table"},
};

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};

// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array marks = {ByteOrderMark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                              ByteOrderMark{"\0\0\xFE\xFF"sv, "UTF-32BE"},
                              ByteOrderMark{"\xFF\xFE"sv, "UTF-16LE"},
                              ByteOrderMark{"\xFE\xFF"sv, "UTF-16BE"}};

// Nothing when the bytes are not in that charset throughout.
std::optional<std::string> to_utf8(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  std::string out(bytes.size() * 3 / 2 + 4, '\0');  // UTF-16's worst: 2 bytes become 3
  const auto size = ucnv_toAlgorithmic(UCNV_UTF8, converter, out.data(),
                                       static_cast<int32_t>(out.size()), bytes.data(),
                                       static_cast<int32_t>(bytes.size()), &status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// Only where it may help: the text has every byte that windows-1252 leaves undefined
// against it, and control characters too.
std::string_view hint(std::string_view bytes) {
  const bool may_be = std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D || b == 0x7F ||
           (b < 0x20 && !(b >= 9 && b <= 13));
  });
  return may_be ? " (perhaps windows-1252: iconv -f windows-1252 -t utf-8 makes it UTF-8)"
                : "";
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\r'), text.size());
    out += text.substr(0, end);
    if (end == text.size()) break;
    out += '\n';
    text.remove_prefix(end + 1);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
  return out;
}

std::string why_not_utf8(std::string_view bytes) {
  const auto at = invalid_utf8_at(bytes);
  if (!at) return {};
  if (const auto kind = binary_kind(bytes); !kind.empty())
    return fmt::format("binary: {}", kind);
  return fmt::format("not UTF-8: byte 0x{:02X} at {}{}",
                     static_cast<unsigned char>(bytes[*at]), *at, hint(bytes));
}

std::string why_binary(std::string_view bytes) {
  const std::size_t nul = bytes.find('\0');
  if (nul == bytes.npos) return {};
  const std::string_view kind = binary_kind(bytes);
  return kind.empty() ? fmt::format("binary: a NUL byte at {}", nul)
                      : fmt::format("binary: {}", kind);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == text.npos;
}

}  // namespace

std::string_view binary_kind(std::string_view bytes) {
  for (const Magic& magic : magics)
    if (bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes))
      return magic.kind;
  return {};
}

DecodedText decode_text(std::string_view bytes) {
  std::string converted;
  for (const ByteOrderMark& mark : marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    auto utf8 = to_utf8(bytes.substr(mark.bytes.size()), mark.charset);
    // A picture may begin with such a mark as well.
    if (!utf8 && !binary_kind(bytes).empty()) break;
    if (!utf8) return {{}, fmt::format("not {}, as its first bytes say", mark.charset)};
    converted = std::move(*utf8);
    bytes = converted;
    break;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_blank(bytes)) return {{}, "empty"};
  if (std::string why = why_binary(bytes); !why.empty()) return {{}, why};
  if (std::string why = why_not_utf8(bytes); !why.empty()) return {{}, why};
  return {with_line_feeds(bytes), {}};
}

}  // namespace debrief
