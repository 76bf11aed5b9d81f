#include <set>

#include "kiosk/gallery/picture.h"

namespace waymark::gallery {
namespace {

constexpr const char* kHead = R"(<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Waymark: every screen</title>
<style>
  body { font: 16px/1.5 Inter, "Noto Sans", sans-serif; margin: 2rem; background: #f6f7f8; color: #0b0c0c; }
  nav { columns: 16rem; margin-bottom: 2rem; }
  nav a { display: block; color: #1a65a6; }
  section { border-top: 2px solid #b1b4b6; padding: 1rem 0; }
  .row { display: flex; flex-wrap: wrap; gap: 1rem; }
  figure { margin: 0; }
  img { width: 30rem; height: auto; display: block; border: 1px solid #b1b4b6; }
  figcaption { color: #484d52; }
  .fault { color: #b82d18; font-weight: bold; max-width: 30rem; }
</style>
</head>
<body>
<h1>Every screen</h1>
<p>Painted by the painter of the glass, with the demonstration council. A picture opens in full size.</p>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

void add_picture(std::string& out, const Picture& picture) {
  for (std::size_t page = 0; page < picture.files.size(); ++page) {
    const std::string file = escaped(picture.files[page]);
    out += "<figure><a href=\"" + file + "\"><img loading=\"lazy\" src=\"" + file + "\" alt=\"\"></a><figcaption>" +
           picture.setting.name();
    if (picture.files.size() > 1)
      out += ", page " + std::to_string(page + 1) + " of " + std::to_string(picture.files.size());
    out += "</figcaption></figure>\n";
  }
  for (const std::string& fault : picture.faults) {
    out += "<p class=\"fault\">" + picture.setting.name() + ": " + escaped(fault) + "</p>\n";
  }
}

}  // namespace

std::string index_html(const std::vector<Picture>& pictures) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Picture& picture : pictures) {
    if (seen.insert(picture.situation).second) names.push_back(picture.situation);
  }
  std::string out = kHead;
  out += "<nav>\n";
  for (const std::string& name : names) out += "<a href=\"#" + name + "\">" + name + "</a>\n";
  out += "</nav>\n";
  for (const std::string& name : names) {
    out += "<section id=\"" + name + "\"><h2>" + name + "</h2><div class=\"row\">\n";
    for (const Picture& picture : pictures) {
      if (picture.situation == name) add_picture(out, picture);
    }
    out += "</div></section>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace waymark::gallery
