// A day's list as a booking system gives it out, and what a kiosk is told.
#include <gtest/gtest.h>

#include "provisioning/protocol/appointment_list.h"

namespace waymark::protocol {
namespace {

constexpr std::string_view kHead = "reference,day,time,queue,minutes\n";

base::Result<std::vector<ListedAppointment>> list(const std::string& rows) {
  return parse_appointment_list(std::string(kHead) + rows);
}
base::Error error_of(const std::string& rows) {
  const auto read = list(rows);
  EXPECT_FALSE(read.has_value()) << rows;
  return read ? base::Error{} : read.error();
}

TEST(BookingCode, ForgivesCaseSpacesHyphensAndLookAlikes) {
  EXPECT_EQ(read_booking_code(" kx4-pmo "), "KX4PM0");
  EXPECT_EQ(read_booking_code("il10"), std::nullopt) << "four can be tried one after the other";
  EXPECT_EQ(read_booking_code("iLoO1"), "11001");
}

TEST(BookingCode, IsLettersAndFiguresOnly) {
  EXPECT_EQ(read_booking_code("KX4_PM2"), std::nullopt);
  EXPECT_EQ(read_booking_code("KX4\nPM2"), std::nullopt);
  EXPECT_EQ(read_booking_code("KÖ4PM2"), std::nullopt);
  EXPECT_EQ(read_booking_code(std::string(21, 'A')), std::nullopt);
  EXPECT_EQ(read_booking_code(std::string(20, 'A')), std::string(20, 'A'));
}

TEST(LocalMoment, IsADayAndATimeThatExist) {
  EXPECT_EQ(read_moment("2028-02-29", "23:59"), (LocalMoment{2028, 2, 29, 23 * 60 + 59}));
  for (const auto& [day, time] : {std::pair{"2026-02-29", "10:00"},
                                  {"2026-13-01", "10:00"},
                                  {"2026-11-24", "24:00"},
                                  {"2026-11-24", "10:60"},
                                  {"2026-11-24", "9:00"},
                                  {"24/11/2026", "10:00"}}) {
    EXPECT_EQ(read_moment(day, time), std::nullopt) << day << " " << time;
  }
}

TEST(AppointmentList, ReadsWhatABookingSystemGivesOut) {
  const auto read = list("kx4-pm2,2026-11-24,10:30,council-tax,20\r\n\"TREE-21\", 2026-11-24 ,09:00,housing\r\n\r\n");
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[0], (ListedAppointment{"KX4PM2", "KX4-PM2", {2026, 11, 24, 630}, "council-tax", 20}));
  EXPECT_EQ((*read)[1], (ListedAppointment{"TREE21", "TREE-21", {2026, 11, 24, 540}, "housing", 0}));
}

TEST(AppointmentList, MayLeaveOutHowLongTheyAreAndBeginWithAByteOrderMark) {
  EXPECT_TRUE(parse_appointment_list("\xEF\xBB\xBFreference,day,time,queue\nKX4PM2,2026-11-24,10:30,housing"));
}

TEST(AppointmentList, NamesTheLineThatIsWrongAndWhatToDo) {
  const base::Error error = error_of("KX4PM2,2026-11-24,10:30,housing\nKX4PM3,2026-11-24,half ten,housing\n");
  EXPECT_EQ(error.where, "line 3");
  EXPECT_NE(error.detail.find("must be as 2026-11-24 and 10:30"), std::string::npos);
}

TEST(AppointmentList, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(error_of("KX4PM2;2026-11-24;10:30;housing\n").where, "line 2");
  EXPECT_EQ(error_of("KX4,2026-11-24,10:30,housing\n").where, "line 2");
  EXPECT_EQ(error_of("KX4PM2,2026-11-24,10:30,Council Tax\n").where, "line 2");
  EXPECT_EQ(error_of("KX4PM2,2026-11-24,10:30,housing,0\n").where, "line 2");
  EXPECT_EQ(error_of("KX4PM2,2026-11-24,10:30,housing,20,Jane Doe\n").where, "line 2");
  EXPECT_EQ(error_of("").where, "list");
  EXPECT_EQ(parse_appointment_list("name,reference,day,time,queue\n").error().where, "line 1");
  EXPECT_EQ(parse_appointment_list("").error().where, "line 1");
  EXPECT_EQ(parse_appointment_list("name\n", NoRows::kTaken).error().where, "line 1");
}

TEST(AppointmentList, RefusesTwoThatCannotBeToldApart) {
  const base::Error error = error_of("KX4PMO,2026-11-24,10:30,housing\nkx4-pm0,2026-11-24,11:30,housing\n");
  EXPECT_EQ(error.where, "line 3");
  EXPECT_TRUE(list("KX4PMO,2026-11-24,10:30,housing\nKX4PMO,2026-11-25,10:30,housing\n").has_value());
}

TEST(AppointmentList, HasLimits) {
  EXPECT_EQ(error_of("KX4PM2,2026-11-24,10:30,housing," + std::string(200, ' ') + "\n").code,
            base::ErrorCode::kTooLarge);
  std::string rows;
  for (std::size_t i = 0; i < kMaxListRows; ++i) rows += "A" + std::to_string(10'000 + i) + ",2026-11-24,10:30,a\n";
  EXPECT_TRUE(list(rows).has_value());
  EXPECT_EQ(error_of(rows + "B10000,2026-11-24,10:30,a\n").where, "line 2002");
  EXPECT_EQ(parse_appointment_list(std::string(kMaxListBytes + 1, 'a')).error().code, base::ErrorCode::kTooLarge);
}

TEST(CheckIn, ComesBackFromItsOwnText) {
  CheckIn told{CheckInOutcome::kCheckedIn, "housing", "Ardwell Library", {2026, 11, 24, 630}, -60};
  told.display = "H007";
  told.number = 7;
  told.about_minutes = 6;
  told.follow = base::Secret("https://queue.example/t#abc");
  EXPECT_EQ(parse_check_in(to_json(told)).value_or(CheckIn{}), told);
}

TEST(CheckIn, WithoutANumberIsNotCheckedIn) {
  EXPECT_FALSE(
      parse_check_in(R"({"outcome":"checked_in","service":"housing","day":"2026-11-24","time":"10:30"})").has_value());
  EXPECT_TRUE(
      parse_check_in(R"({"outcome":"early","service":"housing","day":"2026-11-24","time":"10:30"})").has_value());
}

TEST(CheckIn, RefusesWhatIsNoAnswer) {
  EXPECT_FALSE(parse_check_in("[]").has_value());
  EXPECT_FALSE(parse_check_in(R"({"outcome":"perhaps","service":"a","day":"2026-11-24","time":"10:30"})").has_value());
  EXPECT_FALSE(parse_check_in(R"({"outcome":"early","service":"A b","day":"2026-11-24","time":"10:30"})").has_value());
  EXPECT_FALSE(parse_check_in(R"({"outcome":"early","service":"a","day":"2026-11-31","time":"10:30"})").has_value());
  EXPECT_FALSE(parse_check_in(std::string(kMaxCheckInBytes + 1, ' ')).has_value());
}

}  // namespace
}  // namespace waymark::protocol
