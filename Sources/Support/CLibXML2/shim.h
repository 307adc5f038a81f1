// Debian's headers pull in the system's <unicode/…>, which collides with Foundation's own copy.
// Only pointers inside opaque structures change when the flag is off.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlIO.h>
#include <libxml/dict.h>
#include <libxml/tree.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>

// xmlFree is a variable in the headers, which Swift's concurrency rules do not let us read.
static inline void fondbok_xml_free(void *memory) { xmlFree(memory); }
