const KEY = 'windlass.last-store'

export const lastStore = () => localStorage.getItem(KEY)
export const rememberStore = (storeId: string) => localStorage.setItem(KEY, storeId)
