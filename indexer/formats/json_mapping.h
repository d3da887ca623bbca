// Which fields of a JSON export hold what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// For each part of a brief the paths to look under, the first that is there counts; a
// path is keys joined by dots, "meta.published". As they are here they fit feeds (JSON
// Feed), note apps and most exports; a mapping file says others:
//   {"items": "data.posts", "title": "headline", "date": ["meta.date"], "body": "html"}
struct JsonMapping {
  std::vector<std::string> items = {"items",   "briefs", "briefings", "articles",
                                    "stories", "posts",  "entries",   "notes",
                                    "results", "data"};
  std::vector<std::string> title = {"title", "headline", "subject", "name"};
  std::vector<std::string> date = {"date",          "date_published", "published",
                                   "published_at",  "publishedAt",    "pubDate",
                                   "datePublished", "created",        "created_at",
                                   "createdAt",     "timestamp"};
  std::vector<std::string> summary = {"bullets", "summary", "highlights", "key_points"};
  std::vector<std::string> body = {"content_html", "html",    "body",
                                   "content",      "text",    "content_text",
                                   "markdown",     "article", "description"};
  // A source if the object also names one ("source", "publisher", "outlet"), or if its
  // text cites nothing; else where the brief itself was published.
  std::vector<std::string> address = {"external_url", "source_url", "url", "link"};
  std::vector<std::string> id = {"id", "guid", "_id", "uuid"};

  bool operator==(const JsonMapping&) const = default;
};

// Reads a mapping file: an object with some of these names, each a path or a list of
// them, which replaces what is above. Throws Error for anything else.
JsonMapping parse_json_mapping(std::string_view json);

}  // namespace debrief
