package lineside.schemas.planted;

import lineside.vision.model.Provider;

/** A contract that knows a model. */
record NeedsVision(Provider provider) {}
