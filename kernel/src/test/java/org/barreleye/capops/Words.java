package org.barreleye.capops;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.monitor.capops.WireCapability;

/** Capabilities in messages, and in the kernel. */
final class Words {
    private Words() {}

    static WireCapability of(Capability capability) {
        return new WireCapability(WireForm.word(capability, 0), WireForm.word(capability, 1),
                WireForm.word(capability, 2), WireForm.word(capability, 3));
    }

    static Capability read(WireCapability words) {
        return WireForm.read(words.word0(), words.word1(), words.word2(), words.word3())
                .orBug("a capability that a node of the exploration has described");
    }
}
