package org.conceptmonitor.agent.probe.synthetic;

import java.util.Optional;

/**
 * What one image shows, before chance settles where and how exactly.
 *
 * @param figure the object in front, if any
 * @param size the figure's size as a share of the image's shorter side
 * @param coat what the figure is made of
 * @param accent the colour of the figure's other pieces
 * @param background what is behind it
 */
record Recipe(Optional<Figure> figure, double size, Coat coat, Colour accent, Coat background) {

  /**
   * A finish in its colours.
   *
   * @param natural whether it has its usual colours, where it has any, in place of these two
   * @param first the first tone's colour
   * @param second the second tone's colour; the same as the first where the contrast is low
   */
  record Coat(Finish finish, boolean natural, Colour first, Colour second) {}
}
