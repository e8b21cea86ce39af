package org.barreleye.generated.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.generated.user.ObjectType;
import org.junit.jupiter.api.Test;

/** A slot holds the capability that was put there, for every type. */
class SlotFormLawsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Capability> ALL = Enumerated.all();

    @Test
    void capabilities_of_every_type_come_back_as_they_were() {
        Set<ObjectType> types = new LinkedHashSet<>();
        for (Capability each : ALL) {
            byte[] slots = new byte[3 * SlotForm.BYTES];
            Arrays.fill(slots, (byte) -1);
            SlotForm.write(each, slots, SlotForm.BYTES);
            types.add(each.type());

            assertThat(SlotForm.read(slots, SlotForm.BYTES)).isEqualTo(each);
            assertThat(SlotForm.type(slots, SlotForm.BYTES)).isEqualTo(each.type());
            assertThat(SlotForm.rights(slots, SlotForm.BYTES)).isEqualTo(each.rights());
            for (int i = 0; i < SlotForm.BYTES; i++) {
                assertThat(List.of(slots[i], slots[2 * SlotForm.BYTES + i])).as("the neighbours")
                        .containsOnly((byte) -1);
            }
        }
        assertThat(types).containsExactlyInAnyOrder(ObjectType.values());
    }

    @Test
    void every_field_is_read_where_it_lies() throws ReflectiveOperationException {
        for (Capability each : ALL) {
            byte[] slots = new byte[SlotForm.BYTES];
            SlotForm.write(each, slots, 0);
            for (RecordComponent component : each.getClass().getRecordComponents()) {
                if (!component.getName().equals("rights")) {
                    String slot = each.getClass().getName().replaceAll("Capability$", "Slot");
                    Object read = Class.forName(slot).getMethod(component.getName(), byte[].class, int.class)
                            .invoke(null, slots, 0);
                    assertThat(read).as("%s of %s", component.getName(), each)
                            .isEqualTo(component.getAccessor().invoke(each));
                }
            }
        }
    }

    @Test
    void equal_capabilities_have_equal_bytes_and_others_have_not() {
        for (int i = 1; i < ALL.size(); i++) {
            byte[] one = new byte[SlotForm.BYTES];
            byte[] other = new byte[SlotForm.BYTES];
            Arrays.fill(other, (byte) 0x5a);
            SlotForm.write(ALL.get(i - 1), one, 0);
            SlotForm.write(ALL.get(i), other, 0);

            assertThat(Arrays.equals(one, other)).isEqualTo(ALL.get(i - 1).equals(ALL.get(i)));
        }
    }

    @Test
    void a_slot_that_is_cut_off_is_refused() {
        assertThatThrownBy(() -> SlotForm.write(ALL.get(0), new byte[SlotForm.BYTES], 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SlotForm.read(new byte[SlotForm.BYTES - 1], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void writing_a_slot_and_reading_fields_in_place_take_no_memory() {
        byte[] slots = new byte[ALL.size() * SlotForm.BYTES];
        Capability[] all = ALL.toArray(Capability[]::new);
        allocated(all, slots, 50);

        // The compiler of the machine may take memory in passing; what an access took would be taken every time.
        long least = Math.min(allocated(all, slots, 5), Math.min(allocated(all, slots, 5), allocated(all, slots, 5)));
        assertThat(least).isZero();
    }

    private static long allocated(Capability[] all, byte[] slots, int sweeps) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long sum = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            for (int i = 0; i < all.length; i++) {
                SlotForm.write(all[i], slots, i * SlotForm.BYTES);
                if (SlotForm.type(slots, i * SlotForm.BYTES) == ObjectType.FRAME) {
                    sum += FrameSlot.base(slots, i * SlotForm.BYTES) + FrameSlot.bytes(slots, i * SlotForm.BYTES);
                }
            }
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isNotEqualTo(Long.MIN_VALUE);
        return bytes;
    }
}
