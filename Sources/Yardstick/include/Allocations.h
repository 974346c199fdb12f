#pragma once

/// How often this process has called malloc(3), or -1 where that is not known.
long allocations(void);
