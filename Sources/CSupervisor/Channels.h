#pragma once

/// Makes a pipe whose ends are closed on exec: pipe(2).
///
/// Returns 0, or -1 and errno.
int make_pipe(int ends[2]);

/// Makes a terminal of 80 columns that changes nothing of what is written to it:
/// pty(7).
///
/// `ends[0]` reads what is written to `ends[1]`. Both are closed on exec. Returns
/// 0, or -1 and errno.
int make_terminal(int ends[2]);
