// What else of Xapian a plain question does not come to (elsewhere.cc): its schemes of
// weighting, and a source of postings that our own are made of.
#include <xapian.h>

#include "query/quick/not_here.h"

namespace Xapian {

using debrief::not_here;
using std::string;

Weight::~Weight() = default;
string Weight::name() const { not_here(); }
string Weight::serialise() const { not_here(); }
Weight* Weight::unserialise(const string&) const { not_here(); }

#define DEBRIEF_SCHEME_ELSEWHERE(Scheme)                                            \
  Scheme* Scheme::clone() const { not_here(); }                                     \
  void Scheme::init(double) { not_here(); }                                         \
  string Scheme::name() const { not_here(); }                                       \
  string Scheme::serialise() const { not_here(); }                                  \
  Scheme* Scheme::unserialise(const string&) const { not_here(); }                  \
  double Scheme::get_sumpart(termcount, termcount, termcount) const { not_here(); } \
  double Scheme::get_maxpart() const { not_here(); }                                \
  double Scheme::get_sumextra(termcount, termcount) const { not_here(); }           \
  double Scheme::get_maxextra() const { not_here(); }
DEBRIEF_SCHEME_ELSEWHERE(BoolWeight)
DEBRIEF_SCHEME_ELSEWHERE(CoordWeight)
DEBRIEF_SCHEME_ELSEWHERE(IneB2Weight)
DEBRIEF_SCHEME_ELSEWHERE(TfIdfWeight)
IneB2Weight::IneB2Weight(double) { not_here(); }
TfIdfWeight::TfIdfWeight(const string&) { not_here(); }

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"  // its members
ValuePostingSource::ValuePostingSource(valueno)
    : db(real_db),
      slot(real_slot),
      value_it(real_value_it),
      started(real_started),
      termfreq_min(real_termfreq_min),
      termfreq_est(real_termfreq_est),
      termfreq_max(real_termfreq_max) {
  not_here();
}
void ValuePostingSource::init(const Database&) { not_here(); }
doccount ValuePostingSource::get_termfreq_min() const { not_here(); }
doccount ValuePostingSource::get_termfreq_est() const { not_here(); }
doccount ValuePostingSource::get_termfreq_max() const { not_here(); }
void ValuePostingSource::next(double) { not_here(); }
void ValuePostingSource::skip_to(docid, double) { not_here(); }
bool ValuePostingSource::check(docid, double) { not_here(); }
bool ValuePostingSource::at_end() const { not_here(); }
docid ValuePostingSource::get_docid() const { not_here(); }

}  // namespace Xapian
