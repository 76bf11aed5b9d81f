# Build rules shared by every folder: one library target per folder, strict warnings, hardening.
include_guard(GLOBAL)

option(WAYMARK_FUZZ "Build libFuzzer targets with clang" OFF)
option(WAYMARK_COVERAGE "Instrument for coverage" OFF)
set(WAYMARK_SANITIZE "" CACHE STRING "Value for -fsanitize=")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_CXX_FLAGS_DEV "-O1 -g1" CACHE STRING "" FORCE)
set(CMAKE_C_FLAGS_DEV "-O1 -g1" CACHE STRING "" FORCE)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1" CACHE STRING "" FORCE)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;${CCACHE_PROGRAM}")
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

add_library(waymark_options INTERFACE)
target_include_directories(waymark_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(waymark_options INTERFACE WAYMARK_VERSION="${PROJECT_VERSION}")
target_compile_options(waymark_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror
  -fstack-protector-strong $<$<CXX_COMPILER_ID:GNU>:-ftrivial-auto-var-init=zero>)
target_link_options(waymark_options INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
if(WAYMARK_SANITIZE)
  target_compile_options(waymark_options INTERFACE -fsanitize=${WAYMARK_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(waymark_options INTERFACE -fsanitize=${WAYMARK_SANITIZE})
else()
  target_compile_options(waymark_options INTERFACE $<$<NOT:$<BOOL:${WAYMARK_FUZZ}>>:-U_FORTIFY_SOURCE> $<$<NOT:$<BOOL:${WAYMARK_FUZZ}>>:-D_FORTIFY_SOURCE=2>)
endif()
if(WAYMARK_FUZZ)
  target_compile_options(waymark_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(waymark_options INTERFACE -fsanitize=address,undefined)
endif()
if(WAYMARK_COVERAGE)
  target_compile_options(waymark_options INTERFACE --coverage)
  target_link_options(waymark_options INTERFACE --coverage)
endif()

# waymark_library(NAME SOURCES a.cpp b.cpp [DEPS targets]) : the static library of one folder.
function(waymark_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC waymark_options ${ARG_DEPS})
endfunction()

# waymark_program(NAME SOURCES main.cpp [DEPS targets]) : lands in build/<preset>/bin.
function(waymark_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE waymark_options ${ARG_DEPS})
  target_link_options(${name} PRIVATE -pie)
endfunction()

# waymark_found_first(PROGRAM libone.so.1 …) : the loader seeks each name of each library in all of them, in the order in
# which the program names them; those that most names are found in come first, and the program starts sooner. One that is
# not there is left out: only time is lost. A sanitizer's own library has to be the first.
function(waymark_found_first program)
  if(WAYMARK_SANITIZE)
    return()
  endif()
  set(found "")
  foreach(library IN LISTS ARGN)
    find_library(WAYMARK_FIRST_${library} NAMES ${library})
    mark_as_advanced(WAYMARK_FIRST_${library})
    if(WAYMARK_FIRST_${library})
      list(APPEND found "${WAYMARK_FIRST_${library}}")
    endif()
  endforeach()
  target_link_options(${program} PRIVATE LINKER:--no-as-needed ${found} LINKER:--as-needed)
endfunction()

# waymark_pkg(TARGET module...) : a pkg-config library as a SYSTEM imported target PkgConfig::TARGET.
macro(waymark_pkg target)
  pkg_check_modules(${target} REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
endmacro()

# waymark_test(NAME SOURCES x_test.cpp [DEPS targets] [LABELS fast] [TOGETHER name...]) : every TEST becomes a ctest test;
# those with a `name` in theirs become one, NAME.name, because what they look at costs more than the look.
function(waymark_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LABELS;TOGETHER" ${ARGN})
  if(WAYMARK_FUZZ)
    return()
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS fast)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${name} PRIVATE waymark_options ${ARG_DEPS} GTest::gtest GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE WAYMARK_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                             WAYMARK_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  foreach(each IN LISTS ARG_TOGETHER)
    add_test(NAME ${name}.${each} COMMAND ${name} "--gtest_filter=*${each}*" --gtest_brief=1)
    set_tests_properties(${name}.${each} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 240)
  endforeach()
  set(apart "")
  if(ARG_TOGETHER)
    list(TRANSFORM ARG_TOGETHER REPLACE "(.+)" "*\\1*")
    list(JOIN ARG_TOGETHER ":" together)
    set(apart TEST_FILTER "-${together}")
  endif()
  gtest_discover_tests(${name} ${apart} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 120)
endfunction()
