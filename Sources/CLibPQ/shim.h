#pragma once
#include <libpq-fe.h>

// Swift does not import macros that are characters.
static const int QP_DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
static const int QP_DIAG_MESSAGE_PRIMARY = PG_DIAG_MESSAGE_PRIMARY;
