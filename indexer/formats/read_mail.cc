#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/decode_charset.h"
#include "indexer/formats/decode_header.h"
#include "indexer/formats/mail_text.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/state_title.h"

namespace debrief {
namespace {

constexpr int deepest = 16;  // parts within parts

// More than a mail of largest_file has in base64. GMime takes 500 bytes for a header
// line, and time for each address of one that grows with those before it.
constexpr std::ptrdiff_t most_mail_lines = 500000;
constexpr std::size_t largest_header = 256U << 10;  // bytes up to the first empty line

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string text_of(const char* text) { return text == nullptr ? "" : text; }

std::string subject_of(GMimeMessage* message) {
  GMimeHeaderList* headers =
      g_mime_object_get_header_list(reinterpret_cast<GMimeObject*>(message));
  GMimeHeader* subject = g_mime_header_list_get_header(headers, "Subject");
  return subject == nullptr
             ? std::string()
             : decode_header(text_of(g_mime_header_get_raw_value(subject)));
}

// The bytes of a part, its transfer encoding taken off.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes =
      g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(stream.get()));
  if (bytes == nullptr || bytes->data == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  }
  return out;
}

bool is_attachment(GMimeObject* part) {
  GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(part);
  return disposition != nullptr &&
         g_mime_content_disposition_is_attachment(disposition) != 0;
}

std::size_t size_of(const std::vector<Block>& blocks) {
  std::size_t size = 0;
  for (const Block& block : blocks) size += block.text.size();
  return size;
}

class MailReader {
 public:
  explicit MailReader(std::vector<std::string>& notes) : notes_(notes) {}

  std::vector<Block> blocks_of(GMimeObject* part, int level) {
    if (part == nullptr || level > deepest) return {};
    if (GMIME_IS_MULTIPART(part))
      return blocks_of_all(reinterpret_cast<GMimeMultipart*>(part), level);
    if (GMIME_IS_MESSAGE_PART(part))
      return blocks_of_inner(reinterpret_cast<GMimeMessagePart*>(part), level);
    if (!GMIME_IS_PART(part) || (level > 0 && is_attachment(part))) return {};
    return blocks_of_text(reinterpret_cast<GMimePart*>(part));
  }

 private:
  std::vector<Block> blocks_of_all(GMimeMultipart* parts, int level) {
    const GMimeContentType* type =
        g_mime_object_get_content_type(reinterpret_cast<GMimeObject*>(parts));
    const std::string kind = text_of(
        g_mime_content_type_get_media_subtype(const_cast<GMimeContentType*>(type)));
    if (kind == "encrypted") notes_.push_back("encrypted");
    const int count = g_mime_multipart_get_count(parts);
    const bool first_only = kind == "related" || kind == "signed";
    std::vector<Block> all;
    for (int i = 0; i < (first_only ? std::min(count, 1) : count); ++i) {
      std::vector<Block> blocks =
          blocks_of(g_mime_multipart_get_part(parts, i), level + 1);
      if (kind != "alternative") {
        std::move(blocks.begin(), blocks.end(), std::back_inserter(all));
      } else if (size_of(blocks) * 2 > size_of(all)) {
        // The last is the best, unless it says only "your reader cannot show this".
        all = std::move(blocks);
      }
    }
    return all;
  }

  // A mail within the mail: its subject is a heading.
  std::vector<Block> blocks_of_inner(GMimeMessagePart* part, int level) {
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (message == nullptr) return {};
    std::vector<Block> blocks =
        blocks_of(g_mime_message_get_mime_part(message), level + 1);
    const std::string subject = subject_of(message);
    if (!subject.empty())
      blocks.insert(blocks.begin(), Block{BlockKind::heading, 2, subject, {}});
    return blocks;
  }

  std::vector<Block> blocks_of_text(GMimePart* part) {
    GMimeContentType* type =
        g_mime_object_get_content_type(reinterpret_cast<GMimeObject*>(part));
    if (g_mime_content_type_is_type(type, "text", "*") == 0) return {};
    const std::string bytes = content_of(part);
    std::string charset = text_of(g_mime_content_type_get_parameter(type, "charset"));
    const bool is_html = g_mime_content_type_is_type(type, "text", "html") != 0 ||
                         g_mime_content_type_is_type(type, "text", "enriched") != 0;
    if (charset.empty() && is_html) charset = declared_charset(bytes);
    DecodedCharset decoded = decode_charset(bytes, charset);
    if (!decoded.note.empty()) notes_.push_back(std::move(decoded.note));
    if (is_html)
      return std::move(read_html(decoded.text, HtmlSource::mail).drafts[0].blocks);
    if (g_mime_content_type_is_type(type, "text", "plain") == 0) return {};
    const std::string format = text_of(g_mime_content_type_get_parameter(type, "format"));
    const std::string text = mail_text(with_line_feeds(decoded.text), format == "flowed");
    return read_text(text, FirstLine::body).blocks;
  }

  std::vector<std::string>& notes_;
};

std::optional<Date> day_of(GMimeMessage* message) {
  GDateTime* time = g_mime_message_get_date(message);
  if (time == nullptr) return std::nullopt;
  const Date day{g_date_time_get_year(time), g_date_time_get_month(time),
                 g_date_time_get_day_of_month(time)};
  return is_valid(day) ? std::optional(day) : std::nullopt;
}

Owned<GMimeMessage> parse(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

// nullptr: it is not.
const char* why_too_much(std::string_view bytes) {
  if (std::count(bytes.begin(), bytes.end(), '\n') > most_mail_lines)
    return "a mail of more than 500000 lines";
  const std::size_t end =
      std::min({bytes.find("\n\n"), bytes.find("\n\r\n"), bytes.size()});
  return end > largest_header ? "a mail with more than 256 KB of headers" : nullptr;
}

// The mail says it is several parts and has no end of them.
bool is_cut(GMimeMessage* message, std::string_view bytes) {
  GMimeObject* root = g_mime_message_get_mime_part(message);
  if (root == nullptr || !GMIME_IS_MULTIPART(root)) return false;
  const std::string boundary =
      text_of(g_mime_multipart_get_boundary(reinterpret_cast<GMimeMultipart*>(root)));
  return bytes.find("--" + boundary + "--") == bytes.npos;
}

}  // namespace

ReadResult read_mail(std::string_view bytes) {
  if (const char* why = why_too_much(bytes)) return {{}, why, {}};
  ReadResult result;
  const Owned<GMimeMessage> message = parse(bytes);
  if (!message) return {{}, "no mail: it has no header", {}};
  Draft draft;
  draft.format = "email";
  draft.header = day_of(message.get());
  draft.blocks =
      MailReader(result.notes).blocks_of(g_mime_message_get_mime_part(message.get()), 0);
  if (is_cut(message.get(), bytes))
    result.notes.push_back("ends in the middle: a part without its end");
  state_title(draft, subject_of(message.get()));
  result.drafts.push_back(std::move(draft));
  return result;
}

}  // namespace debrief
