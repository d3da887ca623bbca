#include "query/query.h"
namespace debrief {}
