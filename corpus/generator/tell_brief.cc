#include "corpus/generator/tell_brief.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <vector>

#include "corpus/generator/cast.h"
#include "corpus/generator/teller.h"

namespace debrief::generator {
namespace {

constexpr std::string_view footers[] = {
    "Get your own daily briefing\n\nScout sends what your work needs to know, every "
    "morning.\n\nDownload on the App Store\n\nShared from Scout",
    "Sent from Daybreak, the news in five minutes.\n\nManage your topics | Unsubscribe",
    "You are reading the free edition of The Morning Sheet.\n\nUpgrade to hear it read "
    "to "
    "you\n\nThe Morning Sheet, 12 Harbour Street",
    "Made with Brieflet from the sources named above.\n\nGet the app for iPhone and "
    "Android"};

// One sentence of the brief: which template with which seed. Told once in the body and
// once more where a bullet repeats it.
struct Sentence {
  const Template* form = nullptr;
  std::uint64_t seed = 0;
};

struct SpanPlan {
  std::vector<Sentence> sentences;  // one or two
  std::uint64_t seed = 0;           // of the outlets that close it
};

// Sentences from the topic's list without one twice: a walk with a step that shares no
// factor with the list's length.
class Walk {
 public:
  Walk(const std::vector<Template>& list, Random& random) : list_(list) {
    at_ = random.below(list.size());
    do step_ = 1 + random.below(list.size() - 1);
    while (std::gcd(step_, list.size()) != 1);
  }

  const Template& next() {
    at_ = (at_ + step_) % list_.size();
    return list_[at_];
  }

 private:
  const std::vector<Template>& list_;
  std::size_t at_ = 0;
  std::size_t step_ = 1;
};

std::vector<SpanPlan> plan_spans(const World& world, const Cast& cast,
                                 const BriefPlan& plan) {
  Random random(derive(plan.key, 20));
  const auto& firsts = world.first_sentences;
  const auto& clouds = world.cloud_sentences;
  Walk walk(cast.topic->sentences, random);
  const std::uint32_t a = random.below(9);
  const std::uint32_t b = random.below(9);
  const std::uint32_t count = 6 + std::max(a, b);
  // A near-duplicate tells one span with other figures and leaves out the last one.
  const std::uint64_t changed = plan.variant % count;
  std::vector<SpanPlan> spans(plan.variant == 0 ? count : count - 1);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool differs = plan.variant != 0 && i == changed;
    spans[i].seed = derive(differs ? plan.variant : plan.key, 100 + i);
    std::vector<const Template*> forms;
    forms.push_back(i == 0 ? &firsts[random.below(firsts.size())] : &walk.next());
    if (random.percent(72)) forms.push_back(&walk.next());
    const bool again = random.percent(12);
    const std::uint32_t cloud = random.below(clouds.size());
    if (cast.says_cloud && (i == 1 || again)) forms.back() = &clouds[cloud];
    for (std::size_t k = 0; k < forms.size(); ++k)
      spans[i].sentences.push_back({forms[k], derive(spans[i].seed, k)});
  }
  return spans;
}

// " (host) (host)": none to three of the brief's outlets, NAMED first.
void cite(const World& world, const Cast& cast, std::optional<std::uint32_t> named,
          std::uint64_t seed, std::string& out) {
  Random random(derive(seed, 9));
  const std::uint32_t roll = random.below(100);
  const std::size_t wanted = roll < 10 ? 0 : roll < 55 ? 1 : roll < 90 ? 2 : 3;
  std::vector<std::uint32_t> cited;
  if (named) cited.push_back(*named);
  while (cited.size() < std::min(wanted, cast.outlets.size())) {
    const std::uint32_t outlet = cast.outlets[random.zipf(cast.outlets.size())];
    if (std::find(cited.begin(), cited.end(), outlet) == cited.end())
      cited.push_back(outlet);
  }
  for (const std::uint32_t outlet : cited) {
    out += " (";
    out += world.outlets[outlet].host;
    out += ')';
  }
}

// The first sentences of the first span and of some later ones, in the body's order.
void tell_bullets(const World& world, const Cast& cast, const BriefPlan& plan,
                  const std::vector<SpanPlan>& spans, std::string& out) {
  Random random(derive(plan.key, 21));
  constexpr std::array<std::uint32_t, 20> numbers = {0, 0, 1, 1, 2, 2, 2, 2, 3, 3,
                                                     3, 3, 3, 3, 3, 3, 3, 4, 4, 4};
  const std::uint32_t wanted = numbers[random.below(numbers.size())];
  if (wanted == 0) return;
  Teller teller(world, cast, plan.date, Form::brief);
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < wanted && at < spans.size(); ++i) {
    out += i == 0 ? "- " : " - ";
    const Sentence& sentence = spans[at].sentences[0];
    teller.tell(*sentence.form, sentence.seed, out);
    at += 1 + random.below(2);
  }
  const bool cited = random.percent(85);
  if (cited) cite(world, cast, teller.take_named_outlet(), derive(plan.key, 22), out);
  out += "\n\n";
}

}  // namespace

std::string tell_brief(const World& world, const BriefPlan& plan) {
  const Cast cast = draw_cast(world, plan);
  const std::vector<SpanPlan> spans = plan_spans(world, cast, plan);
  std::string out;
  out.reserve(4096);

  Random random(derive(plan.key, 23));
  Teller title(world, cast, plan.date, Form::title);
  const Template& title_form = world.titles[random.below(world.titles.size())];
  title.tell(title_form, random.next(), out);
  out += "\n\n";
  tell_bullets(world, cast, plan, spans, out);

  Teller body(world, cast, plan.date, Form::full);
  for (const SpanPlan& span : spans) {
    if (&span != &spans.front()) out += ' ';
    for (std::size_t k = 0; k < span.sentences.size(); ++k) {
      if (k > 0) out += ' ';
      body.tell(*span.sentences[k].form, span.sentences[k].seed, out);
    }
    cite(world, cast, body.take_named_outlet(), span.seed, out);
  }

  Random of_footer(derive(plan.variant != 0 ? plan.variant : plan.key, 24));
  const bool footed = of_footer.percent(85);
  if (footed) out += "\n\n" + std::string(footers[of_footer.zipf(std::size(footers))]);
  return out;
}

}  // namespace debrief::generator
