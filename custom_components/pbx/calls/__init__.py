"""What a call is: model, reports and tracker. Nothing here knows Home Assistant."""
