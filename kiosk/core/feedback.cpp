#include "kiosk/core/feedback.h"

#include <algorithm>

#include "kiosk/core/node_ids.h"
#include "kiosk/core/reducers.h"
#include "kiosk/core/usage.h"

namespace waymark::core {

namespace {

bool offers(int rating, std::string_view reason) {
  const auto offered = feedback_reasons(rating);
  return std::find(offered.begin(), offered.end(), reason) != offered.end();
}

}  // namespace

bool press_feedback(Change& change, std::string_view node) {
  if (change.state.screen != Screen::kFeedback) return false;
  Feedback& feedback = change.visit().feedback;
  if (const auto rating = ids::after(ids::kRating, node); rating.size() == 1 && rating[0] >= '1' && rating[0] <= '5') {
    feedback.rating = rating[0] - '0';
    if (!offers(feedback.rating, feedback.reason)) feedback.reason.clear();
    return true;
  }
  if (const auto reason = ids::after(ids::kReason, node); !reason.empty()) {
    if (offers(feedback.rating, reason)) feedback.reason = feedback.reason == reason ? "" : reason;
    return true;
  }
  if (node == ids::kSendFeedback && feedback.rating > 0) {
    std::vector<UsageField> fields{{"score", std::int64_t{feedback.rating}}};
    if (!feedback.reason.empty()) fields.push_back({"reason", feedback.reason});
    record(change, "feedback.given", std::move(fields));
    leave(change, Leaving::kGoodbye);
    return true;
  }
  if (node == ids::kSkipFeedback) {
    leave(change, Leaving::kGoodbye);
    return true;
  }
  return false;
}

}  // namespace waymark::core
