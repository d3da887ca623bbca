#include "indexer/formats/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "debrief/text.h"
#include "indexer/formats/decode_charset.h"

namespace debrief {
namespace {

constexpr std::size_t longest_name = 24;

// U+00A0 to U+00FF in order: HTML 4.01, section 24.2.
constexpr std::string_view latin_1 =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg "
    "macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 "
    "frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave "
    "Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc "
    "Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave "
    "aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave "
    "iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
    "ugrave uacute ucirc uuml yacute thorn yuml";

// The rest of HTML 4.01, sections 24.3 and 24.4, each with its code point.
constexpr std::string_view symbols =
    "quot 22 amp 26 lt 3c gt 3e OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 "
    "fnof 192 circ 2c6 tilde 2dc Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 "
    "Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39a Lambda 39b Mu 39c Nu 39d Xi 39e "
    "Omicron 39f Pi 3a0 Rho 3a1 Sigma 3a3 Tau 3a4 Upsilon 3a5 Phi 3a6 Chi 3a7 "
    "Psi 3a8 Omega 3a9 alpha 3b1 beta 3b2 gamma 3b3 delta 3b4 epsilon 3b5 zeta 3b6 "
    "eta 3b7 theta 3b8 iota 3b9 kappa 3ba lambda 3bb mu 3bc nu 3bd xi 3be "
    "omicron 3bf pi 3c0 rho 3c1 sigmaf 3c2 sigma 3c3 tau 3c4 upsilon 3c5 phi 3c6 "
    "chi 3c7 psi 3c8 omega 3c9 thetasym 3d1 upsih 3d2 piv 3d6 ensp 2002 emsp 2003 "
    "thinsp 2009 zwnj 200c zwj 200d lrm 200e rlm 200f ndash 2013 mdash 2014 "
    "lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020 "
    "Dagger 2021 bull 2022 hellip 2026 permil 2030 prime 2032 Prime 2033 "
    "lsaquo 2039 rsaquo 203a oline 203e frasl 2044 euro 20ac image 2111 weierp 2118 "
    "real 211c trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 "
    "harr 2194 crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4 "
    "forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 "
    "ni 220b prod 220f sum 2211 minus 2212 lowast 2217 radic 221a prop 221d "
    "infin 221e ang 2220 and 2227 or 2228 cap 2229 cup 222a int 222b there4 2234 "
    "sim 223c cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 "
    "sup 2283 nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22a5 "
    "sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b lang 2329 rang 232a "
    "loz 25ca spades 2660 clubs 2663 hearts 2665 diams 2666";

// Of HTML 5's many more, punctuation and the Latin letters of Europe.
constexpr std::string_view newer =
    "Tab 9 NewLine a excl 21 QUOT 22 num 23 dollar 24 percnt 25 AMP 26 apos 27 "
    "lpar 28 rpar 29 ast 2a plus 2b comma 2c period 2e sol 2f colon 3a semi 3b "
    "LT 3c equals 3d GT 3e quest 3f commat 40 lbrack 5b lsqb 5b bsol 5c rbrack 5d "
    "rsqb 5d Hat 5e lowbar 5f grave 60 lbrace 7b lcub 7b verbar 7c vert 7c "
    "rbrace 7d rcub 7d COPY a9 REG ae half bd Amacr 100 amacr 101 Abreve 102 "
    "abreve 103 Aogon 104 aogon 105 Cacute 106 cacute 107 Ccaron 10c ccaron 10d "
    "Dcaron 10e dcaron 10f Dstrok 110 dstrok 111 Emacr 112 emacr 113 Eogon 118 "
    "eogon 119 Ecaron 11a ecaron 11b Gbreve 11e gbreve 11f Imacr 12a imacr 12b "
    "Idot 130 inodot 131 Lstrok 141 lstrok 142 Nacute 143 nacute 144 Ncaron 147 "
    "ncaron 148 Omacr 14c omacr 14d Odblac 150 odblac 151 Rcaron 158 rcaron 159 "
    "Sacute 15a sacute 15b Scedil 15e scedil 15f Tcaron 164 tcaron 165 Umacr 16a "
    "umacr 16b Uring 16e uring 16f Udblac 170 udblac 171 Zacute 179 zacute 17a "
    "Zdot 17b zdot 17c Zcaron 17d zcaron 17e emsp13 2004 emsp14 2005 numsp 2007 "
    "puncsp 2008 hairsp 200a ZeroWidthSpace 200b dash 2010 hyphen 2010 horbar 2015 "
    "lsquor 201a rdquor 201d ldquor 201e nldr 2025 mldr 2026 NoBreak 2060 "
    "incare 2105 numero 2116 copysr 2117 TRADE 2122 frac13 2153 frac23 2154 "
    "frac18 215b block 2588 squ 25a1 bigstar 2605 starf 2605 star 2606 phone 260e "
    "check 2713 checkmark 2713 cross 2717 malt 2720 sext 2736";

std::string_view next_word(std::string_view& words) {
  const std::size_t end = std::min(words.find(' '), words.size());
  const std::string_view word = words.substr(0, end);
  words.remove_prefix(std::min(end + 1, words.size()));
  return word;
}

struct Reference {
  char32_t value = 0;
  bool may_be_open = false;  // also without ";"
};

using References = std::unordered_map<std::string_view, Reference>;

References make_references() {
  References references;
  char32_t value = 0xA0;
  for (std::string_view words = latin_1; !words.empty();)
    references[next_word(words)] = {value++, true};
  for (std::string_view words : {symbols, newer}) {
    while (!words.empty()) {
      const std::string_view name = next_word(words);
      const std::string_view code = next_word(words);
      std::uint32_t point = 0;
      std::from_chars(code.data(), code.data() + code.size(), point, 16);
      const bool old = point == '"' || point == '&' || point == '<' || point == '>';
      references[name] = {point, old};
    }
  }
  return references;
}

bool is_name(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// TEXT begins with "&#".
std::size_t append_numeric(std::string& out, std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] | 32) == 'x';
  const std::size_t begin = hexadecimal ? 3 : 2;
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data() + std::min(begin, text.size()),
                      text.data() + text.size(), value, hexadecimal ? 16 : 10);
  if (error == std::errc::invalid_argument) return 0;
  if (value >= 0x80 && value < 0xA0)
    value = windows_1252(static_cast<unsigned char>(value));
  const bool none = error != std::errc() || value == 0 || value > 0x10FFFF ||
                    (value >= 0xD800 && value <= 0xDFFF);
  append_utf8(out, none ? 0xFFFD : value);
  const auto size = static_cast<std::size_t>(end - text.data());
  return size < text.size() && *end == ';' ? size + 1 : size;
}

}  // namespace

std::size_t append_reference(std::string& out, std::string_view text, std::size_t at) {
  static const References references = make_references();
  text.remove_prefix(at);
  if (text.size() < 3 || text[0] != '&') return 0;
  if (text[1] == '#') return append_numeric(out, text);
  std::size_t size = 1;
  while (size < text.size() && size <= longest_name && is_name(text[size])) ++size;
  const bool closed = size < text.size() && text[size] == ';';
  const auto found = references.find(text.substr(1, size - 1));
  if (found == references.end()) return 0;
  const bool goes_on = size < text.size() && text[size] == '=';
  if (!closed && (!found->second.may_be_open || goes_on)) return 0;
  append_utf8(out, found->second.value);
  return closed ? size + 1 : size;
}

std::string without_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    const std::size_t size = append_reference(out, text, end);
    if (size == 0) out += '&';
    at = end + std::max<std::size_t>(size, 1);
  }
  return out;
}

}  // namespace debrief
