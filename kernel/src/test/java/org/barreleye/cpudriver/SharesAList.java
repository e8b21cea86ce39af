package org.barreleye.cpudriver;

import java.util.ArrayList;
import java.util.List;

/** A violation: state that two machines would share, behind a final field. */
final class SharesAList {
    static final List<String> NAMES = new ArrayList<>();

    private SharesAList() {}
}
