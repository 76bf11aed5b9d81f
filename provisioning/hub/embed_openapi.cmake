# cmake -DINPUT=openapi.yaml -DOUTPUT=openapi.cpp -P embed_openapi.cmake: the text as a C++ source. Raw string literals have
# a limit of 64 kB in the standard, so it is cut at line ends.
file(READ "${INPUT}" text)
string(LENGTH "${text}" length)
set(out "#include \"provisioning/hub/openapi.h\"\n\nnamespace waymark::hub {\n\nstd::string_view openapi_yaml() {\n  return")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND out "\n      R\"yaml(${piece})yaml\"")
  math(EXPR at "${at} + 8000")
endwhile()
string(APPEND out ";\n}\n\n}  // namespace waymark::hub\n")
file(WRITE "${OUTPUT}" "${out}")
