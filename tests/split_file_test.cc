#include "indexer/split_file.h"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/file_in_parts.h"
#include "indexer/formats/read_draft.h"
#include "indexer/ledger.h"
#include "indexer/read_briefs.h"
#include "tests/print_drafts.h"

using namespace debrief;

namespace {

// A file of its own for a test.
struct TestFile {
  FileStatus status;

  explicit TestFile(const std::string& bytes) {
    status.path = (std::filesystem::temp_directory_path() / "split-XXXXXX").string();
    const int file = mkstemp(status.path.data());
    REQUIRE(file >= 0);
    close(file);
    std::ofstream(status.path, std::ios::binary) << bytes;
    status.size = bytes.size();
  }
  ~TestFile() { std::filesystem::remove(status.path); }
};

// What the parts hold together, fragments numbered.
std::string read_in_parts(const FileStatus& file, const std::vector<FilePart>& parts) {
  ReadResult all;
  FragmentNumbers numbers;
  for (const FilePart& part : parts) {
    const FileBytes bytes = read_bytes(file, &part);
    ReadResult read = read_draft_part(bytes.bytes, {}, part);
    for (Draft& draft : read.drafts) {
      if (draft.is_shared) draft.fragment = numbers.next(draft.fragment);
      all.drafts.push_back(std::move(draft));
    }
    all.notes.insert(all.notes.end(), read.notes.begin(), read.notes.end());
  }
  return print(all);
}

std::string mail(const std::string& subject, const std::string& body) {
  return "From desk@example.com Mon Apr 27 09:00:00 2026\n"
         "From: Desk <desk@example.com>\nDate: Mon, 27 Apr 2026 09:00:00 +0000\n"
         "Subject: " +
         subject + "\n" + body + "\n";
}

std::string with_carriage_returns(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::string mailbox() {
  const std::string html =
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
      "Content-Type: text/plain\n\nFirst half.\n\nFrom here on it rains.\n\n--x\n"
      "Content-Type: text/html\n\n<p>Second <a href=\"https://ft.com/a\">half</a>.</p>\n"
      "--x--\n";
  return mail("Tide", "\nThe sea rose.\n") + mail("Ebb", html) +
         mail("Tide", "\nThe sea rose again.\n\n>From the shore it was seen.\n") +
         mail("Cut",
              "MIME-Version: 1.0\nContent-Type: multipart/mixed; "
              "boundary=y\n\n--y\n\nHalf a mail.\n") +
         mail("Tide", "\nFrom one: a colon is no header.\n\nFrom there\nno header.\n");
}

std::string lines() {
  return "{\"title\": \"Tide\", \"body\": \"The sea rose. {\\\"\"}\n\n"
         "{\"title\": \"Ebb\", \"body\": \"The sea fell.\", \"id\": \"7\"}\n"
         "{\"title\": \"Cut\", \"body\": \n"
         "{\"title\": \"Tide\", \"body\": \"The sea rose again.\"}\n"
         "   \n"
         "{\"title\": \"Calm\", \"body\": \"The sea slept.\"}\n";
}

std::string array() {
  return " [{\"title\": \"Tide\", \"body\": \"The sea rose. ],{\\\"\\\\\"},\n"
         " {\"title\": \"Ebb\", \"body\": [\"The sea fell.\", \"It did.\"], \"id\": "
         "\"7\"}\n,"
         "{\"title\": \"Odd\", \"body\": \"x\" \"y\"}, "
         "{\"title\": \"Tide\", \"body\": \"The sea rose again.\"},\n"
         "{\"title\": \"Calm\", \"body\": \"The sea slept.\"}]\n";
}

}  // namespace

TEST_CASE("A file read in parts is what it is as a whole, wherever it is cut") {
  const std::string box = mailbox();
  const std::string json = lines();
  const std::string list = array();
  const std::string mark = "\xEF\xBB\xBF";
  for (const std::string& bytes :
       {box, with_carriage_returns(box), box.substr(0, box.size() - 20), mark + box, json,
        with_carriage_returns(json), json.substr(0, json.size() - 1), mark + json,
        json.substr(0, json.size() - 9), list, with_carriage_returns(list), mark + list,
        list.substr(0, list.size() - 2), list.substr(0, list.size() - 9),
        list + "{}, {}"}) {
    const TestFile file(bytes);
    const std::string whole = print(read_draft(file.status.path, bytes));
    std::vector<std::size_t> counts;
    for (const std::size_t size : {1, 100, 250, 300, 500, 900, 1'000'000}) {
      CAPTURE(size);
      const std::vector<FilePart> parts = split_file(file.status, size);
      REQUIRE_FALSE(parts.empty());
      CHECK_EQ(read_in_parts(file.status, parts), whole);
      std::uint64_t at = bytes.starts_with(mark) ? mark.size() : 0;
      std::size_t number = 1;
      for (const FilePart& part : parts) {
        CHECK_EQ(part.begin, at);
        CHECK_EQ(part.first, number);
        CHECK((part.end - part.begin <= size || part.count == 1));
        CHECK_EQ(part.content, hash_bytes(bytes));
        CHECK_EQ(part.is_first, &part == &parts.front());
        CHECK_EQ(part.is_last, &part == &parts.back());
        at = part.end;
        number += part.count;
      }
      CHECK_EQ(at, bytes.size());
      counts.push_back(parts.size());
    }
    CHECK_EQ(counts.front(), bytes.find('{') < 4 && bytes.find('[') > 10 ? 7 : 5);
    CHECK_EQ(counts.back(), 1);
  }
}

TEST_CASE("What has no joints is not read in parts") {
  for (const std::string bytes :
       {"A title\n\nFrom here to there. (cnbc.com)\n",
        "{\"items\": [\n{\"body\": \"a\"},\n{\"body\": \"b\"}\n]}\n", "<p>Text</p>", ""})
    CHECK(split_file(TestFile(bytes).status, 1).empty());
  CHECK(split_file({"/nonexistent/a.mbox", 1U << 30, 0}).empty());
}

TEST_CASE("A mail or line too large for memory is left out and named") {
  const std::string large(largest_file + 100'000, 'x');
  const TestFile box(mail("Tide", "\nRose.\n") + mail("Large", "\n" + large + "\n") +
                     mail("Ebb", "\nFell.\n"));
  CHECK_EQ(read_in_parts(box.status, split_file(box.status)),
           "# 2026-04-27-tide\ntitle: Tide\nheader: 2026-04-27\np Rose.\n"
           "# 2026-04-27-ebb\ntitle: Ebb\nheader: 2026-04-27\np Fell.\n"
           "note: mail 2 is larger than 32 MB\n");
  const TestFile json("{\"body\": \"Rose.\"}\n{\"body\": \"" + large +
                      "\"}\n{\"body\": \"Fell.\"}\n{\"x\": 1}\n");
  CHECK_EQ(read_in_parts(json.status, split_file(json.status)),
           "# rose\np Rose.\n# fell\np Fell.\n"
           "note: line 2 is larger than 32 MB\nnote: line 4 is without a text\n");
  const TestFile array("[{\"body\": \"Rose.\"},{\"body\": \"" + large +
                       "\"}, {\"body\": \"Fell.\"}]");
  CHECK_EQ(read_in_parts(array.status, split_file(array.status)),
           "# rose\np Rose.\n# fell\np Fell.\nnote: item 2 is larger than 32 MB\n");
}

TEST_CASE("Tasks of large files are parts, and one of them where nothing has changed") {
  std::string bytes;
  std::size_t mails = 0;
  for (; bytes.size() <= 4 * part_size; ++mails)
    bytes += mail("Tide", '\n' + std::string(10000, 'x') + '\n');
  const TestFile large(bytes);
  const TestFile small(mailbox());
  FileTasks tasks =
      split_tasks({{small.status, {}, {}}, {large.status, 7, {}}});
  REQUIRE_EQ(tasks.size(), 6);
  CHECK_FALSE(tasks[0].part);
  CHECK_EQ(tasks[5].part->first + tasks[5].part->count - 1, mails);
  tasks = split_tasks({{large.status, hash_bytes(bytes), {}}});
  CHECK_EQ(tasks.size(), 1);
}
