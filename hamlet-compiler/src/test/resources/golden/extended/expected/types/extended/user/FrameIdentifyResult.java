package types.extended.user;

import org.barreleye.kpi.types.Generated;

/**
 * The results of identify of a Frame capability.
 *
 * @param base a physical address
 * @param bytes a size in bytes
 */
@Generated("org.barreleye.hamlet: input.hl")
public record FrameIdentifyResult(long base, long bytes) {
}
