// The pages that the hub carries: the consoles, and a customer's ticket. What is not a file is one of the consoles'
// pages, whose script knows it by its address. Pure.
#pragma once

#include <string>
#include <string_view>

#include "provisioning/hub/http/message.h"

namespace waymark::hub {

// Strict headers, an ETag, and compressed where the browser takes that. `origin`: of the browsers' door.
[[nodiscard]] Response page_of(const Request& request, std::string_view origin);

// What a phone may ask for: the page of a ticket, its parts, and how the ticket stands.
[[nodiscard]] bool is_ticket_path(std::string_view path);

}  // namespace waymark::hub
