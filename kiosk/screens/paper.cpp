#include "kiosk/screens/paper.h"

#include "base/text.h"
#include "kiosk/core/running.h"
#include "kiosk/journeys/summary.h"

namespace waymark::screens {
namespace {

using protocol::PrintAlign;
using protocol::PrintSize;
using protocol::PrintWeight;

// Writes one document, in one language at a time.
class Writer {
 public:
  Writer(const words::Catalogue& catalogue, std::string_view language) : words_(catalogue.in(language)) {
    write_in(language);
  }

  void write_in(std::string_view language) {
    words_ = words_.catalogue().in(language);
    direction_ = words_.catalogue().direction(language) == words::TextDirection::kRightToLeft
                     ? protocol::PrintDirection::kRightToLeft
                     : protocol::PrintDirection::kLeftToRight;
  }

  void line(std::string_view text, PrintSize size = PrintSize::kNormal, PrintWeight weight = PrintWeight::kNormal,
            PrintAlign align = PrintAlign::kCentre) {
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view piece = base::prefix_bytes(rest, protocol::kMaxPrintTextBytes);
      document_.blocks.push_back(
          protocol::PrintText{std::string(piece), align, size, weight, words_.language(), direction_});
      rest.remove_prefix(piece.size());
    }
  }
  void qr(std::string data, std::string caption) {
    document_.blocks.push_back(protocol::PrintQr{std::move(data), std::move(caption), words_.language(), direction_});
  }
  template <class Block>
  void put(Block block) {
    document_.blocks.emplace_back(std::move(block));
  }
  [[nodiscard]] const words::Words& words() const { return words_; }
  [[nodiscard]] protocol::PrintDocument done() {
    put(protocol::PrintFeed{3});
    put(protocol::PrintCut{});
    return std::move(document_);
  }

 private:
  words::Words words_;
  protocol::PrintDirection direction_{};
  protocol::PrintDocument document_;
};

std::string now_in_words(const core::State& state, const words::Words& words) {
  return words.date(words::local_time(state.clock.wall, state.clock.zone_offset), words::DateStyle::kDayTime);
}

void write_head(Writer& out, const core::State& state) {
  out.put(protocol::PrintLogo{});
  out.line(state.configuration->council.in(state.visit.language), PrintSize::kNormal, PrintWeight::kBold);
  out.put(protocol::PrintRule{});
}

protocol::PrintDocument ticket_paper(const core::State& state, const words::Catalogue& catalogue) {
  Writer out(catalogue, state.visit.language);
  const core::Configuration& configuration = *state.configuration;
  const core::Ticket& ticket = state.visit.ticket;
  const std::string& language = out.words().language();
  out.put(protocol::PrintLogo{});
  out.line(configuration.council.in(language), PrintSize::kNormal, PrintWeight::kBold);
  out.line(configuration.site.in(language));
  out.put(protocol::PrintRule{});
  out.line(out.words()("ticket.name"));
  out.line(ticket.display, PrintSize::kHuge, PrintWeight::kBold);
  if (const core::Queue* queue = configuration.queue(ticket.service))
    out.line(queue->name.in(language), PrintSize::kLarge);
  out.line(ticket_wait(ticket, out.words()));
  out.put(protocol::PrintRule{});
  out.line(out.words()("ticket.what_next"));
  if (!ticket.follow.empty()) out.qr(std::string(ticket.follow.reveal()), out.words()("ticket.follow"));
  out.line(now_in_words(state, out.words()));
  return out.done();
}

// What its owner wants to have on paper, and that whoever finds it can read it. The questions are in the journey's
// words.
void write_answers(Writer& out, const core::State& state, const journeys::Definition& definition) {
  const journeys::Printable& printable = state.visit.submission.printable;
  out.put(protocol::PrintRule{});
  out.line(out.words()("receipt.answers.title"), PrintSize::kLarge, PrintWeight::kBold, PrintAlign::kStart);
  out.write_in(core::journey_language(state));
  for (const journeys::PrintableAnswer& each : printable.answers) {
    const journeys::Question* const question = definition.find_question(each.question);
    if (question == nullptr) continue;
    out.line(journeys::row_label_of(*question).in(out.words().language()), PrintSize::kNormal, PrintWeight::kBold,
             PrintAlign::kStart);
    out.line(journeys::answer_in_words(*question, each.answer.reveal(), out.words()).reveal(), PrintSize::kNormal,
             PrintWeight::kNormal, PrintAlign::kStart);
  }
  out.write_in(state.visit.language);
  if (printable.leaves_out) {
    out.line(out.words()("receipt.answers.some"), PrintSize::kNormal, PrintWeight::kNormal, PrintAlign::kStart);
  }
  out.line(out.words()("receipt.answers.keep"), PrintSize::kNormal, PrintWeight::kBold, PrintAlign::kStart);
  out.put(protocol::PrintRule{});
}

enum class Holds { kNoAnswers = 1, kAnswers };

protocol::PrintDocument receipt_paper(const core::State& state, const words::Catalogue& catalogue, Holds holds) {
  Writer out(catalogue, state.visit.language);
  const core::Configuration& configuration = *state.configuration;
  const core::Submission& submission = state.visit.submission;
  write_head(out, state);
  const journeys::Definition* const definition = core::running_journey(state);
  if (definition != nullptr) {
    out.write_in(core::journey_language(state));
    out.line(definition->title.in(core::journey_language(state)), PrintSize::kLarge, PrintWeight::kBold);
    out.write_in(state.visit.language);
  }
  out.line(out.words()("confirmation.reference"));
  out.line(submission.reference, PrintSize::kLarge, PrintWeight::kBold);
  out.line(now_in_words(state, out.words()));
  if (definition != nullptr) {
    out.write_in(core::journey_language(state));
    const auto day = core::today(state.clock);
    for (const std::string& each : journeys::what_happens_next(*definition, day, configuration.holidays, out.words())) {
      out.line(each, PrintSize::kNormal, PrintWeight::kNormal, PrintAlign::kStart);
    }
    out.write_in(state.visit.language);
    if (holds == Holds::kAnswers) write_answers(out, state, *definition);
  }
  if (configuration.receipt.qr) out.qr(receipt_link(state), out.words()("receipt.qr.name"));
  out.line(configuration.ways.telephone);
  return out.done();
}

// What an adviser wrote.
protocol::PrintDocument words_paper(const core::State& state, const words::Catalogue& catalogue,
                                    const base::Secret& title, const std::vector<base::Secret>& lines) {
  Writer out(catalogue, state.visit.language);
  write_head(out, state);
  out.line(title.reveal(), PrintSize::kLarge, PrintWeight::kBold);
  for (const base::Secret& line : lines) {
    out.line(line.reveal(), PrintSize::kNormal, PrintWeight::kNormal, PrintAlign::kStart);
  }
  out.put(protocol::PrintRule{});
  out.line(now_in_words(state, out.words()));
  return out.done();
}

// Each part in the language that it is really in.
protocol::PrintDocument leaflet_paper(const core::State& state, const words::Catalogue& catalogue,
                                      const core::Leaflet& leaflet) {
  const std::string& language = state.visit.language;
  Writer out(catalogue, language);
  write_head(out, state);
  const auto write = [&](const core::Text& words, PrintSize size) {
    const auto wording = words.wording(language);
    out.write_in(wording.language);
    out.line(wording.text, size, PrintWeight::kBold, PrintAlign::kStart);
  };
  write(leaflet.title, PrintSize::kLarge);
  for (const core::LeafletSection& section : leaflet.sections) {
    write(section.heading, PrintSize::kNormal);
    const auto body = section.text.wording(language);
    out.write_in(body.language);
    for (const auto& block : journeys::blocks_of(body.text)) {
      out.line((block.list_item ? "• " : "") + std::string(block.text), PrintSize::kNormal, PrintWeight::kNormal,
               PrintAlign::kStart);
    }
  }
  out.write_in(language);
  if (!leaflet.web.empty()) out.qr(leaflet.web, out.words()("reading.qr.name"));
  out.line(state.configuration->ways.telephone);
  return out.done();
}

protocol::PrintDocument reading_paper(const core::State& state, const words::Catalogue& catalogue) {
  if (!state.visit.reading) return {};
  const core::Reading& reading = *state.visit.reading;
  const core::Leaflet* const leaflet = state.configuration->leaflet(reading.leaflet);
  if (leaflet != nullptr) return leaflet_paper(state, catalogue, *leaflet);
  return words_paper(state, catalogue, reading.title, reading.lines);
}

// Everything that paper may hold: the sign, large and small letters, a line, a code.
protocol::PrintDocument test_paper(const core::State& state, const words::Catalogue& catalogue) {
  const core::Configuration& configuration = *state.configuration;
  const std::string& language = configuration.languages.front();
  Writer out(catalogue, language);
  out.put(protocol::PrintLogo{});
  out.line(configuration.council.in(language), PrintSize::kNormal, PrintWeight::kBold);
  out.put(protocol::PrintRule{});
  out.line(out.words()("staff_print.start"), PrintSize::kLarge, PrintWeight::kBold);
  out.line(configuration.kiosk_name);
  out.line(core::status_code(state));
  out.line(out.words()("staff_print.read"), PrintSize::kNormal, PrintWeight::kNormal, PrintAlign::kStart);
  out.line("0123456789", PrintSize::kHuge, PrintWeight::kBold);
  out.qr(core::status_code(state), configuration.kiosk_name);
  out.line(now_in_words(state, out.words()));
  return out.done();
}

std::string usual_wait(const core::Ticket& ticket, const words::Words& words) {
  // The hub knows the line and says that there is none; a kiosk that is alone knows nothing.
  if (ticket.about_minutes <= 0) return words(ticket.leased ? "ticket.wait.unknown" : "ticket.wait.soon");
  std::string wait =
      ticket.up_to_minutes > ticket.about_minutes
          ? words("ticket.wait.range", {{"about", ticket.about_minutes}, {"up_to", ticket.up_to_minutes}})
          : words("ticket.wait.about", {{"about", ticket.about_minutes}});
  if (ticket.leased) return wait;
  // People before minutes: "up to 5. 3 people" has two numbers side by side, which right-to-left text turns about.
  return words("ticket.ahead", {{"count", ticket.ahead}}) + " " + wait;
}

}  // namespace

protocol::PrintDocument paper(core::Paper which, const core::State& state, const words::Catalogue& catalogue) {
  switch (which) {
    case core::Paper::kTicket:
      return ticket_paper(state, catalogue);
    case core::Paper::kReceipt:
      return receipt_paper(state, catalogue, Holds::kNoAnswers);
    case core::Paper::kReceiptWithAnswers:
      return receipt_paper(state, catalogue, Holds::kAnswers);
    case core::Paper::kFromAdviser:
      return words_paper(state, catalogue, state.visit.call.paper.title, state.visit.call.paper.lines);
    case core::Paper::kReading:
      return reading_paper(state, catalogue);
    case core::Paper::kTest:
      return test_paper(state, catalogue);
  }
  return {};
}

std::string receipt_link(const core::State& state) {
  static constexpr std::string_view kPlace = "{reference}";
  std::string link = state.configuration->receipt.status_url;
  const std::string& reference = state.visit.submission.reference;
  const auto at = link.find(kPlace);
  if (at == std::string::npos) return reference;
  return link.replace(at, kPlace.size(), reference);
}

std::string in_words(const protocol::LocalMoment& moment, words::DateStyle style, const words::Words& words) {
  const std::chrono::year_month_day day{std::chrono::year{moment.year},
                                        std::chrono::month{static_cast<unsigned>(moment.month)},
                                        std::chrono::day{static_cast<unsigned>(moment.day)}};
  words::LocalTime time = words::local_time(day);
  time.since_epoch += std::chrono::minutes{moment.minute};
  return words.date(time, style);
}

std::string ticket_wait(const core::Ticket& ticket, const words::Words& words) {
  if (!ticket.appointment) return usual_wait(ticket, words);
  const std::string time = in_words(*ticket.appointment, words::DateStyle::kTime, words);
  if (!ticket.late) return words("ticket.appointment", {{"time", time}});
  return words("ticket.appointment.late", {{"time", time}}) + " " + usual_wait(ticket, words);
}

}  // namespace waymark::screens
