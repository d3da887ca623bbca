# Man pages and completions, printed by the programs themselves from the tables that
# --help is printed from.
include(GNUInstallDirs)

function(print_help file)  # ARGN: the program and its arguments
  list(GET ARGN 0 program)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/${file}
    COMMAND ${ARGN} > ${CMAKE_BINARY_DIR}/${file}
    DEPENDS ${program} VERBATIM)
  set_property(GLOBAL APPEND PROPERTY DEBRIEF_HELP ${CMAKE_BINARY_DIR}/${file})
endfunction()

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/help/bash ${CMAKE_BINARY_DIR}/help/zsh
                    ${CMAKE_BINARY_DIR}/help/fish)
print_help(help/debrief-query.1 debrief-query --man query)
print_help(help/debrief-query-language.7 debrief-query --man language)
print_help(help/debrief-index.1 debrief-index --man)
foreach(program debrief-query debrief-index)
  print_help(help/bash/${program} ${program} --completions bash)
  print_help(help/zsh/_${program} ${program} --completions zsh)
  print_help(help/fish/${program}.fish ${program} --completions fish)
endforeach()
get_property(help GLOBAL PROPERTY DEBRIEF_HELP)
add_custom_target(debrief_help ALL DEPENDS ${help})

set(help ${CMAKE_BINARY_DIR}/help)
install(FILES ${help}/debrief-query.1 ${help}/debrief-index.1
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${help}/debrief-query-language.7 DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)
install(DIRECTORY ${help}/bash/
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY ${help}/zsh/
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(DIRECTORY ${help}/fish/
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
