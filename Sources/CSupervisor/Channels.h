#pragma once

/// Makes a pipe whose ends are close-on-exec: pipe(2).
///
/// Returns 0, or -1 and errno.
int make_pipe(int ends[2]);

/// Makes a pseudoterminal of 80 columns, in raw mode: pty(7).
///
/// What is written to `ends[1]` can be read from `ends[0]`. Both are
/// close-on-exec. Returns 0, or -1 and errno; an end that isn't -1 is still
/// open then.
int make_terminal(int ends[2]);
