#include "query/wire_plan.h"

#include <string_view>

#include "debrief/schema.h"
#include "query/wire.h"

namespace debrief {
namespace {

using Op = Plan::Op;
using Xapian::Query;

constexpr char everything = 0x0F;
constexpr char scaled = 0x0D;
constexpr unsigned is_operator = 0x80;
constexpr unsigned parts_bits = 3;
constexpr std::size_t most_parts = (1U << parts_bits) - 1;  // in the first byte
constexpr unsigned unasked_term = 0x40;                     // of no account for scores
constexpr unsigned term_once = 0x50;
constexpr unsigned term_often = 0x70;
constexpr std::size_t longest_short = 15;  // letters

// The number of an operator; no other comes here.
unsigned number_of(Op op) {
  switch (op) {
    case Query::OP_AND:
      return 0;
    case Query::OP_OR:
      return 1;
    case Query::OP_AND_NOT:
      return 2;
    case Query::OP_AND_MAYBE:
      return 4;
    case Query::OP_FILTER:
      return 5;
    case Query::OP_SYNONYM:
      return 6;
    case Query::OP_NEAR:
      return 14;
    case Query::OP_PHRASE:
      return 15;
    default:
      throw Xapian::UnimplementedError("no server can find that");
  }
}

void add_term(const Plan& plan, std::string& out) {
  const std::string& term = plan.term();
  const unsigned kind = plan.wqf() == 0   ? unasked_term
                        : plan.wqf() == 1 ? term_once
                                          : term_often;
  if (term.size() <= longest_short) {
    out += static_cast<char>(kind | term.size());
  } else {
    out += static_cast<char>(kind);
    out += wire_number(term.size() - longest_short - 1);
  }
  out += term;
  if (kind == term_often) out += wire_number(plan.wqf()) + wire_number(0);
}

void add_plan(const Plan& plan, std::string& out) {
  switch (plan.op()) {
    case Query::LEAF_MATCH_NOTHING:
      return;
    case Query::LEAF_MATCH_ALL:
      out += everything;
      return;
    case Query::LEAF_TERM:
      return add_term(plan, out);
    case Query::OP_SCALE_WEIGHT:
      out += scaled;
      out += wire_real(plan.factor());
      return add_plan(plan.parts().front(), out);
    default:
      break;
  }
  const unsigned kind = is_operator | number_of(plan.op()) << parts_bits;
  const std::size_t count = plan.parts().size();
  if (count <= most_parts) {
    out += static_cast<char>(kind | count);
  } else {
    out += static_cast<char>(kind);
    out += wire_number(count - most_parts - 1);
  }
  if (plan.op() == Query::OP_NEAR || plan.op() == Query::OP_PHRASE)
    out += wire_number(plan.window());
  for (const Plan& part : plan.parts()) add_plan(part, out);
}

bool is_id(std::string_view term) { return term.starts_with(id_prefix); }

void add_terms_of(const Plan& plan, std::set<std::string>& terms) {
  if (plan.op() == Query::LEAF_TERM && !is_id(plan.term())) terms.insert(plan.term());
  if (plan.op() == Query::LEAF_MATCH_NOTHING) return;
  for (const Plan& part : plan.parts()) add_terms_of(part, terms);
}

}  // namespace

std::string wire_plan(const Plan& plan) {
  std::string bytes;
  add_plan(plan, bytes);
  return bytes;
}

std::size_t length_of(const Plan& plan) {
  if (plan.op() == Query::LEAF_MATCH_NOTHING) return 0;
  if (plan.op() == Query::LEAF_TERM || plan.op() == Query::LEAF_MATCH_ALL)
    return plan.wqf();
  std::size_t length = 0;
  for (const Plan& part : plan.parts()) length += length_of(part);
  return length;
}

std::set<std::string> terms_of(const Plan& plan) {
  std::set<std::string> terms;
  add_terms_of(plan, terms);
  return terms;
}

}  // namespace debrief
