// One lambda for each kind in a variant: std::visit(Overloaded{[](const Mute&) {...}, ...}, command). A kind without a
// lambda does not compile.
#pragma once

namespace waymark::video {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace waymark::video
