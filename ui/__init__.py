"""The Qt application. It knows the engine by its front door only."""
