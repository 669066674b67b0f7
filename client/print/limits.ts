/** The most pushes on one paper: more are not asked of the server at once. */
export const mostPushes = 200;
