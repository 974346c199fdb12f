#pragma once

// fts(3), which Swift's own module of glibc leaves out.
#include <fts.h>
