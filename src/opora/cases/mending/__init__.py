"""Who belongs to a case no more, and programmes put right, ended, made void."""
