"""Relations, stays and custody put right or made void."""
