// Debian's headers pull in the system's <unicode/…>, which collides with Foundation's own copy.
// Only pointers inside opaque structures change when the flag is off.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlIO.h>
#include <libxml/dict.h>
