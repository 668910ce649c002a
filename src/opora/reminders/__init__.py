"""What reaches a worker outside Opora: a daily e-mail of counts; and the jobs that send it."""
