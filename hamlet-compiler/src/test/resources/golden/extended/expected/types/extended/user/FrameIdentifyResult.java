package types.extended.user;

import javax.annotation.processing.Generated;

/**
 * The results of identify of a Frame capability.
 *
 * @param base a physical address
 * @param bytes a size in bytes
 */
@Generated("org.barreleye.hamlet: input.hl")
public record FrameIdentifyResult(long base, long bytes) {
}
