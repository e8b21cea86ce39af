package org.barreleye.domain.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.IdCapability;
import org.barreleye.generated.kernel.IdRangeCapability;
import org.barreleye.generated.kernel.PhysicalMemoryCapability;
import org.barreleye.generated.kernel.RamCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectType;
import org.junit.jupiter.api.Test;

/** The identity of objects against the relations that the CPU drivers use, which are generated from caps.hl. */
class ObjectIdentityTest {
    private static final long PAGE = 4096;
    private static final int RIGHTS = 1;

    private static List<Capability> capabilities() {
        List<Capability> all = new ArrayList<>();
        for (long base = 0; base <= 4 * PAGE; base += PAGE) {
            for (long bytes = PAGE; bytes <= 4 * PAGE; bytes += PAGE) {
                all.add(new PhysicalMemoryCapability(RIGHTS, base, bytes));
                all.add(new RamCapability(RIGHTS, base, bytes));
                all.add(new FrameCapability(RIGHTS, base, bytes));
                all.add(new IdRangeCapability(RIGHTS, base, bytes));
            }
            all.add(new DispatcherCapability(RIGHTS, base));
            all.add(new EndPointCapability(RIGHTS, base));
            all.add(new EndPointCapability(RIGHTS, base + PAGE - 64));
            all.add(new IdCapability(RIGHTS, base));
        }
        // At the end of what an address can be.
        all.add(new RamCapability(RIGHTS, -PAGE, PAGE));
        all.add(new FrameCapability(RIGHTS, -PAGE, PAGE));
        return all;
    }

    private static ObjectIdentity identity(Capability capability) {
        return new ObjectIdentity(capability.type().number(), Relations.address(capability),
                Relations.size(capability), 0);
    }

    @Test
    void agreesWithTheRelationsOfTheCpuDrivers() {
        for (Capability child : capabilities()) {
            for (Capability ancestor : capabilities()) {
                assertThat(identity(child).isMadeOf(identity(ancestor))).as("%s made of %s", child, ancestor)
                        .isEqualTo(Relations.isDescendant(child, ancestor));
                assertThat(identity(child).equals(identity(ancestor))).as("%s and %s", child, ancestor)
                        .isEqualTo(Relations.isSameObject(child, ancestor));
            }
        }
    }

    @Test
    void ordersAnObjectBeforeAllThatIsMadeOfIt() {
        for (Capability child : capabilities()) {
            for (Capability ancestor : capabilities()) {
                if (Relations.isDescendant(child, ancestor)) {
                    assertThat(ObjectIdentity.ORDER.compare(identity(ancestor), identity(child)))
                            .as("%s before %s", ancestor, child).isNegative();
                }
            }
        }
    }

    @Test
    void tellsObjectsWithoutARangeApartByTheirNumbers() {
        ObjectIdentity first = new ObjectIdentity(ObjectType.SERVICE.number(), 0, 0, 1);
        ObjectIdentity second = new ObjectIdentity(ObjectType.SERVICE.number(), 0, 0, 2);

        assertThat(first.isRelatedTo(first)).isTrue();
        assertThat(first.isRelatedTo(second)).isFalse();
    }

    @Test
    void hasNoAncestorsOfATypeThatIsUnknown() {
        ObjectIdentity unknown = new ObjectIdentity(200, 0, PAGE, 0);

        assertThat(unknown.isMadeOf(new ObjectIdentity(ObjectType.RAM.number(), 0, PAGE, 0))).isFalse();
    }
}
