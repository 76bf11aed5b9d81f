// The words of the sample views, by language.
#pragma once

#include <vector>

namespace waymark::paint::samples {

struct Words {
  const char* tag;
  bool right_to_left;
  const char* council;
  const char *controls, *listen, *text_size, *contrast, *language, *lower, *help, *hide, *start_again;
  const char *back, *next, *send, *finish, *change, *print, *more_time;
  const char *touch_to_start, *hours, *hours_text, *pledge, *pledge_text, *notice_title, *notice_text, *status_code;
  const char *how_can_we_help, *nothing_is_sent;
  const char *do_it_here, *do_it_here_text, *get_a_number, *get_a_number_text, *talk, *talk_text, *appointment,
      *appointment_text;
  const char* service[6][2];
  const char *your_place, *wait, *your_ticket, *scan;
  const char *step_2_of_5, *step_5_of_5;
  const char *what_is_your_name, *name_hint, *name;
  const char *postcode_question, *postcode_hint, *postcode_error, *problem;
  const char *which_bin, *which_bin_hint;
  const char* bins[4];
  const char *when, *when_hint, *day, *month, *year, *date_error;
  const char* check;
  const char* rows_of_summary[5][2];
  const char *sent, *reference, *what_next, *what_next_text;
  const char* how_was_it;
  const char* faces[5];
  const char *still_there, *still_there_text, *seconds_left;
  const char *out_of_service, *out_of_service_text;
  const char *keyboard, *capitals, *remove, *space;
  std::vector<std::vector<const char*>> rows;
};

// 1 English, 2 Gaelic, 3 Arabic.
[[nodiscard]] const Words& words_of(int language);

}  // namespace waymark::paint::samples
