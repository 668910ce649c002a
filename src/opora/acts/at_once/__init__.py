"""Acts of one worker with two cases at one time: told as a remark, never refused."""
