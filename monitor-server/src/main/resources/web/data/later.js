/**
 * An import for later. The HTML names what the module needs, so that all is asked for at once then
 * instead of one level of imports after the other.
 *
 * @template T
 * @param {string} name of the module, from the root of the page's files
 * @param {() => Promise<T>} load imports it
 */
export const later = (name, load) => () => {
  const needed =
    /** @type {?HTMLTemplateElement} */ (document.querySelector(`template[data-of="${name}"]`));
  document.head.append(needed?.content ?? '');
  return load();
};
