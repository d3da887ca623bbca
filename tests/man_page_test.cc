#include <doctest/doctest.h>

#include <string>

#include "debrief/error.h"
#include "debrief/program_help.h"

using namespace debrief;

TEST_CASE("A man page has its parts in order, and nothing in them is a request") {
  ProgramHelp help;
  help.name = "a-b";
  help.summary = "do 'things'";
  help.synopsis = {"[X]", "--y"};
  help.description = {".TH is no request here", "'nor this; a\\b ~^`"};
  help.options = {{"", 'x', "long-x", "DIR", "Say it", {}}, {"", 0, "y", "", "Y", {}}};
  help.sections = {{"Files", {}, {{".rc", "kept"}}}};
  help.see_also = {"c(1)", "d(7)"};
  CHECK_EQ(man_page(help), R"(.TH "A\-B" "1" "" "debrief )" DEBRIEF_VERSION R"(" "debrief"
.nh
.ad l
.SH "NAME"
a\-b \- do \(aqthings\(aq
.SH "SYNOPSIS"
\fBa\-b\fR [X]
.br
\fBa\-b\fR \-\-y
.SH "DESCRIPTION"
\&.TH is no request here
.PP
\&\(aqnor this; a\eb \(ti\(ha\(ga
.SH "OPTIONS"
.TP
\fB\-x\fR, \fB\-\-long\-x\fR \fIDIR\fR
Say it
.TP
\fB\-\-y\fR
Y
.SH "FILES"
.TP
\fB\&.rc\fR
kept
.SH "SEE ALSO"
\fBc(1)\fR,
\fBd(7)\fR
)");
}

TEST_CASE("Options under titles stand under them") {
  ProgramHelp help;
  help.options = {{"What", 0, "a", "", "A", {}},
                  {"What", 0, "b", "", "B", {}},
                  {"How", 0, "c", "", "C", {}}};
  const std::string page = man_page(help);
  const std::string expected = R"(.SH "OPTIONS"
.SS "What"
.TP
\fB\-\-a\fR
A
.TP
\fB\-\-b\fR
B
.SS "How"
.TP
)";
  CHECK_NE(page.find(expected), std::string::npos);
}

TEST_CASE("A place on the command line is an option, its value or a word") {
  const std::vector<HelpOption> options = {{"", 'd', "db", "DIR", "", {}},
                                           {"", 'q', "quiet", "", "", {}},
                                           {"", 0, "view", "VIEW", "", {"ab", "ac"}}};
  struct Row {
    std::string word;
    std::vector<std::string> before;
    std::string expected;  // option|head|typed|is_name|words
  };
  for (const Row& row :
       {Row{"x", {}, "|||x|0|0"}, Row{"-", {}, "|||-|1|0"},
        Row{"--vi", {}, "|||--vi|1|0"}, Row{"x", {"-d"}, "db|||x|0|0"},
        Row{"-x", {"--db"}, "db|||-x|0|0"}, Row{"--db=x", {}, "db||--db=|x|0|0"},
        Row{"x", {"--db=y"}, "|db=y||x|0|0"}, Row{"x", {"-d", "y", "z"}, "|db=y||x|0|1"},
        Row{"x", {"-q", "z"}, "|quiet=||x|0|1"}, Row{"--no=x", {}, "||--no=|x|0|0"},
        Row{"-x", {"--"}, "|||-x|0|0"}, Row{"x", {"--", "-d"}, "|||x|0|1"},
        Row{"x", {"-d", "-d"}, "|db=-d||x|0|0"}}) {
    const ArgumentPlace place = place_of_argument(options, row.word, row.before);
    std::string given;
    for (const auto& [name, value] : place.given) given += name + "=" + value;
    CHECK_EQ((place.option != nullptr ? place.option->name : "") + "|" + given + "|" +
                 place.head + "|" + place.typed + "|" +
                 std::to_string(place.is_name ? 1 : 0) + "|" +
                 std::to_string(place.words),
             row.expected);
  }
  const ArgumentPlace value = place_of_argument(options, "--view=x,a", {});
  CHECK_EQ(option_candidates(options, value),
           std::vector<std::string>{"--view=x,ab", "--view=x,ac"});
}

TEST_CASE("There is completion for three shells") {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = completion_script(shell, "debrief-query");
    CHECK_NE(script.find("--complete"), std::string::npos);
    CHECK_EQ(script.find("@PROGRAM@"), std::string::npos);
    CHECK_EQ(script.find("@NAME@"), std::string::npos);
  }
  CHECK_THROWS_AS(completion_script("csh", "debrief-query"), Error);
}
