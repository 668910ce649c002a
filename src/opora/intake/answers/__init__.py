"""What people answered to the rules' questions, put right or answered anew."""
