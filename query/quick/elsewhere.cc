// What a plain question does not come to: all else of Xapian that a question may come to.
// Whoever calls it is answered by the whole program (whole_program.h). What only ends the
// life of something does nothing.
#include <xapian.h>

#include "query/quick/not_here.h"

// A function that is not here.
#define DEBRIEF_ELSEWHERE \
  { debrief::not_here(); }

namespace Xapian {

using std::string;

// -- a question -------------------------------------------------------------------------
const Query Query::MatchNothing;
Query::Query(const string&, termcount,
             termpos) DEBRIEF_ELSEWHERE Query::Query(PostingSource*)
    DEBRIEF_ELSEWHERE Query::Query(op, const Query&, double) DEBRIEF_ELSEWHERE
    void Query::init(op, size_t, termcount) DEBRIEF_ELSEWHERE
    void Query::add_subquery(bool, const Query&) DEBRIEF_ELSEWHERE void Query::done()
        DEBRIEF_ELSEWHERE string Query::get_description() const DEBRIEF_ELSEWHERE

    // Nobody makes one, but whoever may hold one asks the sanitizers what it is.
Query::Internal::~Internal() = default;
void Query::Internal::postlist_sub_and_like(Xapian::Internal::AndContext&, QueryOptimiser*,
                                            double) const DEBRIEF_ELSEWHERE
void Query::Internal::postlist_sub_or_like(Xapian::Internal::OrContext&, QueryOptimiser*,
                                           double) const DEBRIEF_ELSEWHERE
void Query::Internal::postlist_sub_xor(Xapian::Internal::XorContext&, QueryOptimiser*,
                                       double) const DEBRIEF_ELSEWHERE
termcount Query::Internal::get_length() const noexcept { return 0; }
size_t Query::Internal::get_num_subqueries() const noexcept { return 0; }
const Query Query::Internal::get_subquery(size_t) const DEBRIEF_ELSEWHERE
void Query::Internal::gather_terms(void*) const DEBRIEF_ELSEWHERE

class Enquire::Internal : public Xapian::Internal::intrusive_base {};
Enquire::Enquire(const Database&) DEBRIEF_ELSEWHERE Enquire::~Enquire() = default;
void Enquire::add_matchspy(MatchSpy*) DEBRIEF_ELSEWHERE ESet Enquire::get_eset(
    termcount, const RSet&, int, const ExpandDecider*, double) const
    DEBRIEF_ELSEWHERE MSet Enquire::get_mset(doccount, doccount, doccount, const RSet*,
                                             const MatchDecider*) const DEBRIEF_ELSEWHERE
    void Enquire::set_collapse_key(valueno, doccount) DEBRIEF_ELSEWHERE
    void Enquire::set_docid_order(docid_order) DEBRIEF_ELSEWHERE
    void Enquire::set_query(const Query&, termcount) DEBRIEF_ELSEWHERE
    void Enquire::set_sort_by_key(KeyMaker*, bool) DEBRIEF_ELSEWHERE
    void Enquire::set_sort_by_relevance_then_value(valueno, bool) DEBRIEF_ELSEWHERE
    void Enquire::set_sort_by_value(valueno, bool) DEBRIEF_ELSEWHERE
    void Enquire::set_weighting_scheme(const Weight&) DEBRIEF_ELSEWHERE

    // -- what it finds ----------------------------------------------------------------------
    class MSet::Internal : public Xapian::Internal::intrusive_base {};
MSet::MSet(const MSet&) DEBRIEF_ELSEWHERE MSet::~MSet() = default;
doccount MSet::size() const DEBRIEF_ELSEWHERE doccount MSet::get_matches_estimated() const
    DEBRIEF_ELSEWHERE docid MSetIterator::operator*() const DEBRIEF_ELSEWHERE
    double MSetIterator::get_weight() const DEBRIEF_ELSEWHERE Document
    MSetIterator::get_document() const DEBRIEF_ELSEWHERE string
    MSetIterator::get_collapse_key() const DEBRIEF_ELSEWHERE string
    MSetIterator::get_sort_key() const DEBRIEF_ELSEWHERE

    class ESet::Internal : public Xapian::Internal::intrusive_base {};
ESet::ESet(const ESet&) DEBRIEF_ELSEWHERE ESet::~ESet() = default;
doccount ESet::size() const DEBRIEF_ELSEWHERE string ESetIterator::operator*() const
    DEBRIEF_ELSEWHERE

    class RSet::Internal : public Xapian::Internal::intrusive_base {};
RSet::RSet() DEBRIEF_ELSEWHERE RSet::~RSet() = default;
void RSet::add_document(docid) DEBRIEF_ELSEWHERE

    // -- what it asks of whoever asks it ----------------------------------------------------
    ExpandDecider::~ExpandDecider() = default;
MatchDecider::~MatchDecider() = default;
KeyMaker::~KeyMaker() = default;

MatchSpy::~MatchSpy() = default;
MatchSpy* MatchSpy::clone() const DEBRIEF_ELSEWHERE string MatchSpy::name() const
    DEBRIEF_ELSEWHERE string MatchSpy::serialise() const DEBRIEF_ELSEWHERE
    MatchSpy* MatchSpy::unserialise(const string&, const Registry&) const
    DEBRIEF_ELSEWHERE string MatchSpy::serialise_results() const DEBRIEF_ELSEWHERE
    void MatchSpy::merge_results(const string&)
        DEBRIEF_ELSEWHERE string MatchSpy::get_description() const DEBRIEF_ELSEWHERE

    void ValueCountMatchSpy::operator()(const Document&, double)
        DEBRIEF_ELSEWHERE TermIterator ValueCountMatchSpy::values_begin() const
    DEBRIEF_ELSEWHERE MatchSpy* ValueCountMatchSpy::clone() const DEBRIEF_ELSEWHERE string
    ValueCountMatchSpy::name() const DEBRIEF_ELSEWHERE string
    ValueCountMatchSpy::serialise() const
    DEBRIEF_ELSEWHERE MatchSpy* ValueCountMatchSpy::unserialise(
        const string&, const Registry&) const DEBRIEF_ELSEWHERE string
    ValueCountMatchSpy::serialise_results() const DEBRIEF_ELSEWHERE
    void ValueCountMatchSpy::merge_results(const string&) DEBRIEF_ELSEWHERE string
    ValueCountMatchSpy::get_description() const DEBRIEF_ELSEWHERE

    PostingSource::~PostingSource() = default;
double PostingSource::get_weight() const DEBRIEF_ELSEWHERE
    void PostingSource::skip_to(docid, double) DEBRIEF_ELSEWHERE
    bool PostingSource::check(docid, double) DEBRIEF_ELSEWHERE
    PostingSource* PostingSource::clone() const DEBRIEF_ELSEWHERE string
    PostingSource::name() const DEBRIEF_ELSEWHERE string PostingSource::serialise() const
    DEBRIEF_ELSEWHERE PostingSource* PostingSource::unserialise(const string&) const
    DEBRIEF_ELSEWHERE PostingSource* PostingSource::unserialise_with_registry(
        const string&, const Registry&) const DEBRIEF_ELSEWHERE string
    PostingSource::get_description() const DEBRIEF_ELSEWHERE

    // -- positions in Xapian's own table, servers -------------------------------------------
    PositionIterator::PositionIterator(const PositionIterator&) DEBRIEF_ELSEWHERE
    void PositionIterator::decref() {}
termpos PositionIterator::operator*() const DEBRIEF_ELSEWHERE
    PositionIterator& PositionIterator::operator++()
        DEBRIEF_ELSEWHERE Database Remote::open(const string&, unsigned, useconds_t,
                                                useconds_t) DEBRIEF_ELSEWHERE

}  // namespace Xapian
