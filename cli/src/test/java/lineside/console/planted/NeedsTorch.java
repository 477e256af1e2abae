package lineside.console.planted;

import org.bytedeco.pytorch.Module;

/** A console that trains. */
record NeedsTorch(Module module) {}
